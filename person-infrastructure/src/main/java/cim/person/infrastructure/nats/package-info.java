/// NATS JetStream as the event store: the one place that speaks NATS.
///
/// Every write of a person goes through the one [cim.person.infrastructure.nats.Appender] with the
/// one filter of [cim.person.infrastructure.nats.EventSubjects]: a replicated server compares the
/// filters of writes in flight literally, so a second way of writing would let two writers fork a
/// person's chain.
@NullMarked
package cim.person.infrastructure.nats;

import org.jspecify.annotations.NullMarked;
