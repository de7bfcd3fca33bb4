package cim.person.infrastructure.nats;

/// Text that must not be shown: no log and no message has it.
///
/// @param text the secret itself
public record Secret(String text) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
