package cim.person.application.ports;

import cim.person.domain.values.Cid;
import org.jspecify.annotations.Nullable;

/// The end of a person's chain, to which the next event is linked.
///
/// @param cid the person's newest event; null when there is none
/// @param seq its revision; 0 when there is none
/// @param position its position in the stream; 0 when there is none
public record Head(@Nullable Cid cid, long seq, long position) {
  /// The head of a person without history.
  public static final Head NONE = new Head(null, 0, 0);
}
