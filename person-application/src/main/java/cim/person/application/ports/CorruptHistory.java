package cim.person.application.ports;

import org.jspecify.annotations.Nullable;

/// Stored bytes are not a proper event, or do not follow the person's history. That person is set
/// aside; the others are served.
public final class CorruptHistory extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long position;
  private final String finding;

  /// @param position where the event stands in the stream
  /// @param problem what is wrong with it
  public CorruptHistory(long position, String problem, @Nullable Throwable cause) {
    super("the event at position " + position + " " + problem, cause);
    this.position = position;
    this.finding = problem;
  }

  public long position() {
    return position;
  }

  /// What is wrong with the event, in words that go on after its name: "has seq 3 after 1".
  public String finding() {
    return finding;
  }
}
