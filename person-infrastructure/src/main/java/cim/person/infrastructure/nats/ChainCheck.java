package cim.person.infrastructure.nats;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Follows the events of one person and refuses the first that is not linked to the one before.
final class ChainCheck {
  private final PersonId person;
  private boolean isJoined;
  private @Nullable RecordedEvent before;

  /// @param fromStart whether the first event to come must be the person's first
  ChainCheck(PersonId person, boolean fromStart) {
    this.person = person;
    this.isJoined = fromStart;
  }

  void follow(RecordedEvent event) {
    if (!event.person().equals(person)) {
      throw broken(event, "belongs to another person, " + event.person());
    }
    if (isJoined) {
      long seq = before == null ? 1 : before.seq() + 1;
      if (event.seq() != seq) {
        throw broken(event, "has seq " + event.seq() + " where " + seq + " was due");
      }
      if (before != null && !Objects.equals(event.prev(), before.cid())) {
        throw broken(event, "is linked to " + event.prev() + " instead of " + before.cid());
      }
    }
    isJoined = true;
    before = event;
  }

  private static CorruptHistory broken(RecordedEvent event, String problem) {
    return new CorruptHistory(event.position(), problem, null);
  }
}
