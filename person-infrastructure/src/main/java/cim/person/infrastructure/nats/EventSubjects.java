package cim.person.infrastructure.nats;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import cim.person.domain.values.PersonId;

/// The subjects of events: `cim.person.<family>.<event>.<person id>`.
final class EventSubjects {
  /// Of everyone's events.
  static final String ALL = "cim.person.*.*.*";

  private EventSubjects() {}

  static String of(RecordedEvent event) {
    return "cim.person." + event.type().name() + "." + event.person();
  }

  /// The one filter for all events of a person, byte-identical everywhere.
  static String all(PersonId person) {
    return "cim.person.*.*." + person;
  }

  static String all(Family family) {
    return "cim.person." + family.token() + ".*.*";
  }

  static String all(EventType type) {
    return "cim.person." + type.name() + ".*";
  }

  static boolean isOf(EventType type, String subject) {
    return subject.startsWith("cim.person." + type.name() + ".");
  }
}
