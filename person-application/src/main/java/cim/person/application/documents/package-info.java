/// What the doors show of persons, events and receipts: records whose plain data
/// ([cim.person.application.data.RecordData]) is the answer.
///
/// They are records of their own, and not what the domain keeps, because ids, positions and times
/// of the envelope stand in them beside the content. A door that shows what a client picks, as
/// GraphQL does, has no need of them.
@NullMarked
package cim.person.application.documents;

import org.jspecify.annotations.NullMarked;
