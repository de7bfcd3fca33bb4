package cim.person.application.ports;

import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it is recorded: the envelope of time, ids, revision and links around what happened.
///
/// @param cid the identity of the block: sha2-256 of its bytes
/// @param position where the event stands in the stream; comparable, with gaps between the events
///     of a person; 0 while it is not stored
/// @param person whom it happened to
/// @param seq the person's revision: 1, 2, 3, …
/// @param prev the person's event before, null for the first
/// @param at when it was recorded, to the microsecond
/// @param actor who asked, such as `user:<subject>`
/// @param command the id of the command that led to it
/// @param correlation shared by all that follows from one root command
/// @param cause what a policy reacted to, a CID in text
/// @param event what happened
/// @param block the stored block, canonical DAG-JSON: its bytes are this text in UTF-8
/// @param importedAt when the server stored it, if it came by an import; null when it happened here
public record RecordedEvent(
    Cid cid,
    long position,
    PersonId person,
    long seq,
    @Nullable Cid prev,
    Instant at,
    @Nullable String actor,
    UUID command,
    UUID correlation,
    @Nullable String cause,
    PersonEvent event,
    String block,
    @Nullable Instant importedAt) {

  /// What the actor of a policy's events begins with.
  public static final String POLICY = "policy:";

  public EventType type() {
    return EventType.of(event);
  }

  /// Whether a policy asked for it.
  public boolean askedByPolicy() {
    return actor != null && actor.startsWith(POLICY);
  }

  /// The person's history up to and with this event.
  public Head head() {
    return new Head(cid, seq, position);
  }

  /// The same event at the position where it is stored.
  public RecordedEvent storedAt(long stored) {
    return new RecordedEvent(
        cid,
        stored,
        person,
        seq,
        prev,
        at,
        actor,
        command,
        correlation,
        cause,
        event,
        block,
        importedAt);
  }

  /// The same event as one that an import brought.
  public RecordedEvent importedAt(Instant time) {
    return new RecordedEvent(
        cid,
        position,
        person,
        seq,
        prev,
        at,
        actor,
        command,
        correlation,
        cause,
        event,
        block,
        time);
  }

  /// By identity of content: the CID stands for all the rest but the position.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordedEvent that && cid.equals(that.cid) && position == that.position;
  }

  @Override
  public int hashCode() {
    return cid.hashCode();
  }

  @Override
  public String toString() {
    return "%s %s of %s, seq %d at position %d"
        .formatted(type().name(), cid, person, seq, position);
  }
}
