package cim.person.application.ports;

import cim.person.domain.values.Cid;
import org.jspecify.annotations.Nullable;

/// Stored bytes are not a proper event, or do not follow the person's history. That person is set
/// aside; the others are served.
public final class CorruptHistory extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HistoryProblem problem;
  private final long position;
  private final transient @Nullable Cid cid;
  private final String details;

  /// @param problem what kind of fault it is
  /// @param position where the event stands in the stream
  /// @param cid the CID that the event goes by; null when it has none
  /// @param details what is wrong with it, to follow "the event at position 7"
  public CorruptHistory(
      HistoryProblem problem,
      long position,
      @Nullable Cid cid,
      String details,
      @Nullable Throwable cause) {
    super("the event at position " + position + " " + details, cause);
    this.problem = problem;
    this.position = position;
    this.cid = cid;
    this.details = details;
  }

  /// An event that was read, but does not fit.
  public CorruptHistory(HistoryProblem problem, RecordedEvent event, String details) {
    this(problem, event.position(), event.cid(), details, null);
  }

  public HistoryProblem problem() {
    return problem;
  }

  public long position() {
    return position;
  }

  /// What is wrong with it, to follow "the event at position 7".
  public String details() {
    return details;
  }

  /// The CID that the event goes by, null when it has none.
  public @Nullable Cid cid() {
    return cid;
  }
}
