package cim.person.infrastructure.nats;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;

/// The subjects of events: `cim.person.<family>.<event>.<person id>`.
final class EventSubjects {
  private EventSubjects() {}

  static String of(RecordedEvent event) {
    return "cim.person." + event.type().name() + "." + event.person();
  }

  /// The one filter for all events of a person, byte-identical everywhere.
  static String all(PersonId person) {
    return "cim.person.*.*." + person;
  }
}
