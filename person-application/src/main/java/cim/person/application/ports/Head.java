package cim.person.application.ports;

import cim.person.domain.values.Cid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The end of a person's chain, to which the next event is linked.
///
/// @param cid the person's newest event; null when there is none
/// @param seq its revision; 0 when there is none
/// @param position its position in the stream; 0 when there is none
public record Head(@Nullable Cid cid, long seq, long position) {
  /// The head of a person without history.
  public static final Head NONE = new Head(null, 0, 0);

  /// The head after the event that comes next.
  ///
  /// @throws CorruptHistory when the event does not follow this head by its number and its link
  public Head followedBy(RecordedEvent event) {
    if (event.seq() != seq + 1) {
      throw event.seq() <= seq
          ? new CorruptHistory(
              HistoryProblem.FORK, event, "has seq %d a second time".formatted(event.seq()))
          : new CorruptHistory(
              HistoryProblem.GAP,
              event,
              "has seq %d where %d was due".formatted(event.seq(), seq + 1));
    }
    if (!Objects.equals(event.prev(), cid)) {
      throw new CorruptHistory(
          HistoryProblem.BROKEN_LINK,
          event,
          "is linked to %s instead of %s".formatted(event.prev(), cid));
    }
    return event.head();
  }
}
