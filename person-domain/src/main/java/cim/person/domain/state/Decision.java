package cim.person.domain.state;

import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer to a command: what happens, or why nothing does.
public sealed interface Decision {
  /// The events that happen, all or none, in this order; at least one.
  ///
  /// @param events what happens to the person
  /// @param elsewhere what happens to another person together with it
  record Accepted(List<PersonEvent> events, @Nullable Elsewhere elsewhere) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command leads to an event");
      }
    }

    public Accepted(List<PersonEvent> events) {
      this(events, null);
    }
  }

  /// What a command leads to on another person than the one that it is for.
  ///
  /// @param person the other person
  /// @param event what happens to it
  record Elsewhere(PersonId person, PersonEvent event) {}

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

  /// This decision, unless something speaks against it.
  default Decision unless(Optional<Rejection> objection) {
    return objection.<Decision>map(Rejected::new).orElse(this);
  }
}
