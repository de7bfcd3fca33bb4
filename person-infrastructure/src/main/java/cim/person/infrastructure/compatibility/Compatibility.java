package cim.person.infrastructure.compatibility;

/// The older service's doors, of which each is open only when it is switched on.
///
/// @param settings which are
public record Compatibility(
    CompatibilitySettings settings, OlderCommands commands, OlderEvents events)
    implements AutoCloseable {
  public void start() {
    if (settings.commands()) {
      commands.start();
    }
    if (settings.events()) {
      events.start();
    }
  }

  @Override
  public void close() {
    commands.close();
    events.close();
  }
}
