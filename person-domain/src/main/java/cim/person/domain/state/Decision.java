package cim.person.domain.state;

import cim.person.domain.events.PersonEvent;
import java.util.List;

/// The answer to a command: what happens, or why nothing does.
public sealed interface Decision {
  /// The events that happen, all or none, in this order; at least one.
  ///
  /// @param events what happens
  record Accepted(List<PersonEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command leads to an event");
      }
    }
  }

  /// Nothing happens.
  ///
  /// @param rejection why
  record Rejected(Rejection rejection) implements Decision {}

  static Decision accepted(PersonEvent... events) {
    return new Accepted(List.of(events));
  }

  static Decision rejected(Rejection rejection) {
    return new Rejected(rejection);
  }
}
