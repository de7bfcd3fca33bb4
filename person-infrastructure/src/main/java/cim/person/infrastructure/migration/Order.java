package cim.person.infrastructure.migration;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Puts messages into the order of their stream, as far as they stand no more than a thousand lines
/// from their place. For one thread.
final class Order {
  private static final int MOST_MESSAGES = 1_000;
  private static final long MOST_BYTES = 16 << 20;

  private final PriorityQueue<LegacyMessage> messages =
      new PriorityQueue<>(
          Comparator.comparingLong(LegacyMessage::seq)
              .thenComparingLong(message -> message.line().number()));
  private long bytes;
  private long highest = Long.MIN_VALUE;

  void add(LegacyMessage message) {
    if (message.seq() < highest) {
      message.notes().add(Code.OUT_OF_ORDER, "seq %d after %d".formatted(message.seq(), highest));
    }
    highest = Math.max(highest, message.seq());
    messages.add(message);
    bytes += message.line().length();
  }

  /// The next message when no earlier one is to be waited for, else null.
  ///
  /// @param isEnd whether no more are added
  @Nullable LegacyMessage next(boolean isEnd) {
    boolean isFull = messages.size() > MOST_MESSAGES || bytes > MOST_BYTES;
    LegacyMessage next = isEnd || isFull ? messages.poll() : null;
    if (next != null) {
      bytes -= next.line().length();
    }
    return next;
  }
}
