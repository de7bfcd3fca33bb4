package cim.person.application.documents;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.Family;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it is shown, with its content.
///
/// @param cid the identity of its block: the hash of its bytes
/// @param person whom it happened to
/// @param seq the person's revision with this event: 1, 2, 3, …
/// @param position where it stands in the stream: a number as text, comparable, with gaps between
/// @param family its family
/// @param type its type, such as components.contact-added
/// @param at when it was recorded
/// @param actor who asked, such as `user:ada`
/// @param command the id of the command that led to it
/// @param correlation shared by all that follows from one root command
/// @param cause what a policy reacted to, a CID
/// @param prev the person's event before
/// @param data what happened: the fields of that type of event
/// @param block the stored block, canonical DAG-JSON: its bytes are this text in UTF-8
public record EventDocument(
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
    Record data,
    String block) {
  public static EventDocument of(RecordedEvent event) {
    return new EventDocument(
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
        (Record) event.event(),
        event.block());
  }
}
