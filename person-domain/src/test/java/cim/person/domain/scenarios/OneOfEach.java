package cim.person.domain.scenarios;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import java.util.List;

/// An example of each command and of each event, with all fields that it can have.
public final class OneOfEach {
  private OneOfEach() {}

  /// In the order of the sealed hierarchy.
  public static List<PersonCommand> commands() {
    return ExampleCommands.all();
  }

  /// In the order of the sealed hierarchy.
  public static List<PersonEvent> events() {
    return ExampleEvents.all();
  }

  /// The example of that type.
  public static PersonEvent event(EventType type) {
    return events().stream()
        .filter(event -> EventType.of(event).equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no example of " + type.name()));
  }
}
