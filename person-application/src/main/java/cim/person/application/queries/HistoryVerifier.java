package cim.person.application.queries;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.HistoryVerification.HistoryFailure;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Proves a person's history from the stored bytes: each event's CID, canonical form and subject,
/// its number and its link, and that the whole can be folded. Thread-safe; memory does not grow
/// with the history.
///
/// A chain proves that nothing in it was altered, added or taken out. It cannot tell that its end
/// was cut off: compare the head with one that was kept elsewhere for that.
public final class HistoryVerifier {
  private final EventStore store;

  public HistoryVerifier(EventStore store) {
    this.store = store;
  }

  /// Reads the whole history; a person without one is sound, with no events.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when it cannot be read now
  public HistoryVerification verify(PersonId person) {
    Chain chain = new Chain();
    try {
      store.forEach(person, 0, chain::follow);
      return chain.verified(person, null);
    } catch (CorruptHistory problem) {
      return chain.verified(person, chain.failure(problem));
    }
  }

  private static final class Chain {
    private @Nullable PersonRecord record;

    void follow(RecordedEvent event) {
      record = PersonRecord.next(record, event);
    }

    HistoryFailure failure(CorruptHistory problem) {
      return new HistoryFailure(
          events() + 1,
          problem.cid(),
          problem.position(),
          problem.problem(),
          String.valueOf(problem.getMessage()));
    }

    HistoryVerification verified(PersonId person, @Nullable HistoryFailure failure) {
      return new HistoryVerification(person, events(), head(), failure);
    }

    private long events() {
      return record == null ? 0 : record.head().seq();
    }

    private @Nullable Cid head() {
      return record == null ? null : record.head().cid();
    }
  }
}
