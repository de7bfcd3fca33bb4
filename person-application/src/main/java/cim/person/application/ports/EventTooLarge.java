package cim.person.application.ports;

/// An event would be larger than any event may be. Nothing was stored, and the same command will
/// meet the same refusal.
public final class EventTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The most bytes of an event's block: 256 KiB.
  public static final int LIMIT = 256 * 1024;

  /// @param type the type of the event, such as `components.contact-added`
  public EventTooLarge(String type) {
    super("the event %s would be larger than %d bytes".formatted(type, LIMIT));
  }
}
