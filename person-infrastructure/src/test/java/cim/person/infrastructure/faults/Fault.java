package cim.person.infrastructure.faults;

/// A fault that can be done to a running system.
///
/// @param name for the command line
/// @param title for people
/// @param runs how often it is done for the table
/// @param trial does it once
public record Fault(String name, String title, int runs, Trial trial) {
  /// Puts a system under load, does it harm, heals it, and checks what is stored.
  @FunctionalInterface
  public interface Trial {
    Run run(Scale scale) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
