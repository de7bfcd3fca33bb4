package cim.person.application.queries;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Persons as they were once, folded anew from the event store. Thread-safe.
///
/// Every method throws what the event store throws when it is read, and what has happened after
/// the moment that is asked for is not read.
public final class TimeTravel {
  private final EventStore store;

  public TimeTravel(EventStore store) {
    this.store = store;
  }

  /// The person at a revision, empty when it has not got so far.
  public Optional<PersonRecord> atRevision(PersonId person, long revision) {
    return fold(person, event -> event.seq() > revision)
        .filter(record -> record.head().seq() == revision);
  }

  /// The person after the longest beginning of its history whose events were all recorded at or
  /// before that time, empty when it did not exist yet.
  public Optional<PersonRecord> atTime(PersonId person, Instant time) {
    return fold(person, event -> event.at().isAfter(time));
  }

  /// The person after the event with that CID, empty when there is no such person.
  ///
  /// @throws NotOfThisPerson when the person has a history, and this is no event of it
  public Optional<PersonRecord> atCid(PersonId person, Cid cid) {
    Optional<PersonRecord> record = fold(person, event -> cid.equals(event.prev()));
    if (record.isPresent() && !cid.equals(record.get().head().cid())) {
      throw new NotOfThisPerson();
    }
    return record;
  }

  /// The person before the event at a position, empty when it did not exist yet.
  public Optional<PersonRecord> before(PersonId person, long position) {
    return fold(person, event -> event.position() >= position);
  }

  /// What the events make before the first that comes too late.
  private Optional<PersonRecord> fold(PersonId person, Predicate<RecordedEvent> tooLate) {
    Fold fold = new Fold(tooLate);
    try {
      store.forEach(person, 0, fold::follow);
    } catch (Enough _) {
      // the rest of the history is not wanted
    }
    return Optional.ofNullable(fold.record);
  }

  private static final class Fold {
    private final Predicate<RecordedEvent> tooLate;
    private @Nullable PersonRecord record;

    Fold(Predicate<RecordedEvent> tooLate) {
      this.tooLate = tooLate;
    }

    void follow(RecordedEvent event) {
      if (tooLate.test(event)) {
        throw new Enough();
      }
      record = PersonRecord.after(record, event);
    }
  }

  /// The one way out of a visit before its end.
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("enough", null, false, false);
    }
  }

  /// A CID that is no event of the person.
  public static final class NotOfThisPerson extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotOfThisPerson() {
      super("must be the CID of an event of this person");
    }
  }
}
