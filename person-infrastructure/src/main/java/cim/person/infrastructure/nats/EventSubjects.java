package cim.person.infrastructure.nats;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import cim.person.domain.values.PersonId;
import java.util.Optional;

/// The subjects of events: `cim.person.<family>.<event>.<person id>`.
final class EventSubjects {
  private static final String PREFIX = "cim.person.";

  /// Of everyone's events.
  static final String ALL = PREFIX + "*.*.*";

  private EventSubjects() {}

  static String of(RecordedEvent event) {
    return PREFIX + event.type().name() + "." + event.person();
  }

  /// The one filter for all events of a person, byte-identical everywhere.
  static String all(PersonId person) {
    return PREFIX + "*.*." + person;
  }

  static String all(Family family) {
    return PREFIX + family.token() + ".*.*";
  }

  static String all(EventType type) {
    return PREFIX + type.name() + ".*";
  }

  /// What kind of event stands under a subject; empty when this version does not know it.
  static Optional<EventType> type(String subject) {
    return EventType.named(subject.substring(PREFIX.length(), subject.lastIndexOf('.')));
  }
}
