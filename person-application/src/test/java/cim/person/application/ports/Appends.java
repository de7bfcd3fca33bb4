package cim.person.application.ports;

import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Appends of any number of events for tests of event stores, which do not ask whether the domain
/// would have decided so.
public final class Appends {
  private Appends() {}

  public static PersonId newPerson() {
    return new PersonId(UUID.randomUUID());
  }

  /// An append of that many events, each different from all others.
  public static Append of(PersonId person, Head after, int size) {
    List<PersonEvent> events = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      events.add(
          after.seq() + number == 0
              ? new Created(name("Ada", "Lovelace"), null)
              : new Suspended("reason " + number));
    }
    return of(person, after, events);
  }

  /// An append of that many events, each nearly as large as an event may be.
  public static Append large(PersonId person, Head after, int size) {
    List<PersonEvent> events = new ArrayList<>(of(person, after, size).events());
    String reason = "x".repeat(EventTooLarge.LIMIT - 1_000);
    events.replaceAll(event -> event instanceof Suspended ? new Suspended(reason) : event);
    return of(person, after, events);
  }

  /// An append of these events under a command of its own.
  public static Append of(PersonId person, Head after, List<PersonEvent> events) {
    UUID command = UUID.randomUUID();
    return new Append(person, after, events, now(), null, command, command, null);
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  static PersonName name(String given, String family) {
    return new PersonName(
        List.of(given),
        List.of(family),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        NameConvention.WESTERN,
        null);
  }
}
