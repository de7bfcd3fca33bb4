package cim.person.web.grpc;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.Family;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it is recorded, as a message.
public record RecordedEventMessage(
    Cid cid,
    PersonId person,
    long seq,
    String position,
    Family family,
    String type,
    Instant at,
    @Nullable String actor,
    UUID command,
    UUID correlation,
    @Nullable String cause,
    @Nullable Cid prev,
    PersonEvent data,
    String block) {
  static RecordedEventMessage of(RecordedEvent event) {
    return new RecordedEventMessage(
        event.cid(),
        event.person(),
        event.seq(),
        Long.toString(event.position()),
        event.type().family(),
        event.type().name(),
        event.at(),
        event.actor(),
        event.command(),
        event.correlation(),
        event.cause(),
        event.prev(),
        event.event(),
        event.block());
  }
}
