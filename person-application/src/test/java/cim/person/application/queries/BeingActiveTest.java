package cim.person.application.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When something was last done about a person.
class BeingActiveTest {
  private static final Instant FIRST = Instant.parse("2024-02-29T12:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final PersonName NAME =
      new PersonName(
          List.of("Ada"),
          List.of(),
          null,
          null,
          null,
          List.of(),
          List.of(),
          null,
          NameConvention.MONONYMIC,
          null);

  private final EventStore store = new InMemoryEventStore();
  private final PersonId person = Appends.newPerson();
  private @Nullable PersonRecord record;

  @Test
  void whatSomebodyDoesCounts() {
    happens(new Created(NAME, null), FIRST, "user:ada");
    happens(new Tagged("a"), FIRST.plus(YEAR), null);
    assertActiveAt(FIRST.plus(YEAR));
  }

  @Test
  void whatAPolicyDoesDoesNot() {
    happens(new Created(NAME, null), FIRST, "user:ada");
    happens(new Tagged("a"), FIRST.plus(YEAR), "policy:flag-data-quality");
    assertActiveAt(FIRST);
  }

  @Test
  void aPersonThatAPolicyCreatedBeginsThen() {
    happens(new Created(NAME, null), FIRST, "policy:any");
    assertActiveAt(FIRST);
  }

  @Test
  void importedHistoryCountsFromTheImport() {
    Instant imported = FIRST.plus(YEAR).plus(YEAR);
    isImported(new Created(NAME, null), FIRST, "user:ada", imported);
    isImported(new Tagged("a"), FIRST.plus(YEAR), "policy:any", imported.plusSeconds(1));
    assertActiveAt(imported.plusSeconds(1));
    happens(new Tagged("b"), imported.plus(YEAR), "user:ada");
    assertActiveAt(imported.plus(YEAR));
  }

  /// The clocks of two nodes may differ.
  @Test
  void itNeverGoesBack() {
    happens(new Created(NAME, null), FIRST, "user:ada");
    happens(new Tagged("a"), FIRST.minusSeconds(1), "user:ada");
    assertActiveAt(FIRST);
  }

  private void happens(PersonEvent event, Instant at, @Nullable String actor) {
    fold(stored(event, at, actor));
  }

  private void isImported(PersonEvent event, Instant at, @Nullable String actor, Instant imported) {
    fold(stored(event, at, actor).importedAt(imported));
  }

  private RecordedEvent stored(PersonEvent event, Instant at, @Nullable String actor) {
    UUID command = UUID.randomUUID();
    Head head = record == null ? Head.NONE : record.head();
    return store
        .append(
            List.of(new Append(person, head, List.of(event), at, actor, command, command, null)))
        .getFirst();
  }

  private void fold(RecordedEvent event) {
    record = PersonRecord.next(record, event);
  }

  private void assertActiveAt(Instant time) {
    assertEquals(time, record == null ? null : record.activeAt());
  }
}
