package cim.person.application.queries;

import cim.person.application.ports.RecordedEvent;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

/// Events as they come, none missed and none twice. Thread-safe.
public interface EventFeed {
  /// Publishes the events of the stream that pass the filter, in its order.
  ///
  /// A subscriber that falls further behind than `person.subscriptions.buffer` events gets
  /// [TooSlow] as its error, with the position to resume after. One too many on this node gets
  /// [TooManySubscribers].
  ///
  /// @param filter what the subscriber wants to see; must not block
  /// @param after begin after this position; empty: with what comes from now on
  Flow.Publisher<RecordedEvent> events(Predicate<RecordedEvent> filter, OptionalLong after);

  /// The subscriber did not keep up.
  final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long resumeAfter;

    /// @param resumeAfter the position of the last event that was handed over
    public TooSlow(long resumeAfter) {
      super("too slow: subscribe again after position " + resumeAfter);
      this.resumeAfter = resumeAfter;
    }

    public long resumeAfter() {
      return resumeAfter;
    }
  }

  /// This node has as many subscribers as its configuration allows.
  final class TooManySubscribers extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooManySubscribers(int most) {
      super("this node has %d subscribers, the most that it serves at once".formatted(most));
    }
  }
}
