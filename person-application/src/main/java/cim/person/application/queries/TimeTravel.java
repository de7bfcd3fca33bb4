package cim.person.application.queries;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Persons as they were once, folded anew from the event store. Thread-safe.
///
/// What the local records know of where a person's events stand is read from there directly: a
/// search by subject would go through all that lies between. The rest is searched for.
///
/// Every method throws what the event store throws when it is read, and what has happened after
/// the moment that is asked for is not read.
public final class TimeTravel {
  /// How many events are read at once: no more beyond the moment that is asked for.
  private static final int CHUNK = 32;

  private final EventStore store;
  private final LocalRecords local;

  public TimeTravel(EventStore store, LocalRecords local) {
    this.store = store;
    this.local = local;
  }

  /// The person at a revision, empty when it has not got so far.
  public Optional<PersonRecord> atRevision(PersonId person, long revision) {
    return fold(person, revision, event -> event.seq() > revision)
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

  private Optional<PersonRecord> fold(PersonId person, Predicate<RecordedEvent> tooLate) {
    return fold(person, Long.MAX_VALUE, tooLate);
  }

  /// What the events make before the first that comes too late.
  ///
  /// @param most how many of them can be wanted
  private Optional<PersonRecord> fold(
      PersonId person, long most, Predicate<RecordedEvent> tooLate) {
    Fold fold = new Fold(person, tooLate);
    try {
      List<Long> known = following(fold, most);
      while (!known.isEmpty()) {
        store.at(known).forEach(fold::follow);
        known = following(fold, most);
      }
      if (fold.head().seq() < most) {
        store.forEach(person, fold.head().position(), fold::follow);
      }
    } catch (Enough _) {
      // the rest of the history is not wanted
    }
    return Optional.ofNullable(fold.record);
  }

  private List<Long> following(Fold fold, long most) {
    long seq = fold.head().seq();
    return local.positionsOf(fold.person, seq + 1, Math.min(seq + CHUNK, most));
  }

  private static final class Fold {
    private final PersonId person;
    private final Predicate<RecordedEvent> tooLate;
    private @Nullable PersonRecord record;

    Fold(PersonId person, Predicate<RecordedEvent> tooLate) {
      this.person = person;
      this.tooLate = tooLate;
    }

    Head head() {
      return record == null ? Head.NONE : record.head();
    }

    void follow(RecordedEvent event) {
      if (!event.person().equals(person)) {
        throw new CorruptHistory(HistoryProblem.WRONG_SUBJECT, event, "is not of " + person);
      }
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
