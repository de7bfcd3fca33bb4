package cim.person.application.ports;

import org.jspecify.annotations.Nullable;

/// Stored bytes are not a proper event, or do not follow the person's history. That person is set
/// aside; the others are served.
public final class CorruptHistory extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long position;

  /// @param position where the event stands in the stream
  /// @param problem what is wrong with it
  public CorruptHistory(long position, String problem, @Nullable Throwable cause) {
    super("the event at position " + position + " " + problem, cause);
    this.position = position;
  }

  public long position() {
    return position;
  }
}
