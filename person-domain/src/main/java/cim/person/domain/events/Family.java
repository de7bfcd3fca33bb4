package cim.person.domain.events;

import java.util.Arrays;
import java.util.Locale;

/// The families of events: each is a sealed interface here and a token of its events' subjects.
public enum Family {
  /// What moved a person through its lifecycle.
  LIFECYCLE(LifecycleEvent.class),
  /// What changed about who the person is.
  IDENTITY(IdentityEvent.class),
  /// What changed about the parts that a person's record holds.
  COMPONENTS(ComponentEvent.class);

  private final Class<? extends PersonEvent> events;

  Family(Class<? extends PersonEvent> events) {
    this.events = events;
  }

  /// The family that an event's record belongs to.
  static Family of(Class<? extends PersonEvent> record) {
    return Arrays.stream(values())
        .filter(family -> family.events.isAssignableFrom(record))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("in no family: " + record));
  }

  /// The name in subjects and event types: lower case.
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
