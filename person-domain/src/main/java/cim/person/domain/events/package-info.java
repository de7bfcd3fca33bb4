/// What happened to a person: one sealed interface for each family, one record for each event.
///
/// An event holds neither time nor ids nor revision: those are in the envelope around it. Its
/// type, subject and place in every catalogue are derived from these records, never typed again.
@NullMarked
package cim.person.domain.events;

import org.jspecify.annotations.NullMarked;
