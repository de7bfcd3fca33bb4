package cim.person.application.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.InMemoryRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.ports.TroubledEventStore;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Ada is created at 8, activated at 9, suspended at 10 and, by a clock that was behind,
/// reactivated at half past nine. The local records know the first so many of these events.
@ParameterizedClass
@ValueSource(ints = {0, 1, 3, 4})
class TimeTravelTest {
  private static final PersonId ADA = Examples.ADAS_ID;

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRecords records = new InMemoryRecords(store);
  private final TimeTravel travel = new TimeTravel(store, records);
  private final RecordedEvent created = happened("08:00:00", Examples.created());
  private final RecordedEvent activated = happened("09:00:00", new Activated());
  private final RecordedEvent suspended = happened("10:00:00", Examples.suspended("why"));
  private final RecordedEvent reactivated = happened("09:30:00", Examples.reactivated("why"));

  TimeTravelTest(int known) {
    for (int event = 0; event < known; event++) {
      records.followOne();
    }
  }

  @Test
  void aPersonIsAtEachOfItsRevisions() {
    assertEquals(Optional.of(LifecycleState.DRAFT), state(travel.atRevision(ADA, 1)));
    assertEquals(Optional.of(LifecycleState.SUSPENDED), state(travel.atRevision(ADA, 3)));
    assertEquals(
        Optional.of(reactivated.head()), travel.atRevision(ADA, 4).map(PersonRecord::head));
  }

  @Test
  void aPersonIsNotAtRevisionsThatItHasNotReached() {
    assertEquals(Optional.empty(), travel.atRevision(ADA, 0));
    assertEquals(Optional.empty(), travel.atRevision(ADA, 5));
    assertEquals(Optional.empty(), travel.atRevision(Appends.newPerson(), 1));
  }

  @Test
  void aTimeIncludesWhatWasRecordedJustThen() {
    assertEquals(Optional.empty(), state(travel.atTime(ADA, at("07:59:59.999999"))));
    assertEquals(Optional.of(LifecycleState.DRAFT), state(travel.atTime(ADA, at("08:00:00"))));
    assertEquals(Optional.of(LifecycleState.ACTIVE), state(travel.atTime(ADA, at("09:59:59"))));
  }

  @Test
  void whatComesAfterALaterEventIsLaterWhateverItsClockSaid() {
    assertEquals(
        Optional.of(activated.head()), travel.atTime(ADA, at("09:45:00")).map(PersonRecord::head));
    assertEquals(
        Optional.of(reactivated.head()),
        travel.atTime(ADA, at("10:00:00")).map(PersonRecord::head));
  }

  @Test
  void aCidIsAMomentOfItsOwnPersonOnly() {
    for (RecordedEvent event : List.of(created, activated, suspended, reactivated)) {
      assertEquals(
          Optional.of(event.head()), travel.atCid(ADA, event.cid()).map(PersonRecord::head));
    }
    PersonId other = Appends.newPerson();
    assertEquals(Optional.empty(), travel.atCid(other, created.cid()));
    RecordedEvent ofOther = store.append(List.of(Appends.of(other, Head.NONE, 1))).getFirst();
    assertThrows(TimeTravel.NotOfThisPerson.class, () -> travel.atCid(ADA, ofOther.cid()));
    assertThrows(TimeTravel.NotOfThisPerson.class, () -> travel.atCid(other, created.cid()));
  }

  @Test
  void aHistoryLongerThanWhatIsReadAtOnceIsFoldedWhole() {
    PersonId other = Appends.newPerson();
    Head head = Head.NONE;
    List<RecordedEvent> events = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      events.addAll(store.append(List.of(Appends.of(other, head, 20))));
      head = events.getLast().head();
      if (round == 3) {
        records.catchUp();
      }
    }
    for (RecordedEvent event : events) {
      assertEquals(
          Optional.of(event.head()), travel.atRevision(other, event.seq()).map(PersonRecord::head));
      assertEquals(
          Optional.of(event.head()), travel.atCid(other, event.cid()).map(PersonRecord::head));
    }
  }

  @Test
  void whatCameLaterIsNotRead() {
    TroubledEventStore watched = new TroubledEventStore(store);
    AtomicBoolean readToTheEnd = new AtomicBoolean();
    watched.afterNextRead(() -> readToTheEnd.set(true));
    assertEquals(
        Optional.of(LifecycleState.ACTIVE),
        state(new TimeTravel(watched, new InMemoryRecords(store)).atRevision(ADA, 2)));
    assertFalse(readToTheEnd.get());
  }

  private static Optional<LifecycleState> state(Optional<PersonRecord> record) {
    return record.map(found -> found.state().lifecycle().state());
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-23T" + time + "Z");
  }

  private RecordedEvent happened(String time, PersonEvent event) {
    UUID command = UUID.randomUUID();
    Head head = store.last(ADA).map(RecordedEvent::head).orElse(Head.NONE);
    return store
        .append(
            List.of(new Append(ADA, head, List.of(event), at(time), null, command, command, null)))
        .getFirst();
  }
}
