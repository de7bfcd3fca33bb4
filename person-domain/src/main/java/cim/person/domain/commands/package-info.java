/// What can be asked of a person: one sealed interface for each family, one record for each
/// command.
///
/// A command names neither the person nor who asks: that is the request's business. Its record is
/// also its GraphQL input, its NATS body and its REST body, so a field is added here only.
@NullMarked
package cim.person.domain.commands;

import org.jspecify.annotations.NullMarked;
