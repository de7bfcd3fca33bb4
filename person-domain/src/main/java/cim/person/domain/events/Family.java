package cim.person.domain.events;

import cim.person.domain.commands.ComponentCommand;
import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.RelationshipCommand;
import java.util.Arrays;
import java.util.Locale;

/// The families: each is a sealed interface of commands, one of events, and a token of its events'
/// subjects.
public enum Family {
  /// What moved a person through its lifecycle.
  LIFECYCLE(LifecycleCommand.class, LifecycleEvent.class),
  /// What changed about who the person is.
  IDENTITY(IdentityCommand.class, IdentityEvent.class),
  /// What changed about the parts that a person's record holds.
  COMPONENTS(ComponentCommand.class, ComponentEvent.class),
  /// What changed about what connects the person with places, organizations and other persons.
  RELATIONSHIPS(RelationshipCommand.class, RelationshipEvent.class);

  private final Class<? extends PersonCommand> commands;
  private final Class<? extends PersonEvent> events;

  Family(Class<? extends PersonCommand> commands, Class<? extends PersonEvent> events) {
    this.commands = commands;
    this.events = events;
  }

  /// The family that a record of a command or an event belongs to.
  public static Family of(Class<?> record) {
    return Arrays.stream(values())
        .filter(
            family ->
                family.events.isAssignableFrom(record) || family.commands.isAssignableFrom(record))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("in no family: " + record));
  }

  /// The name in subjects and event types: lower case.
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
