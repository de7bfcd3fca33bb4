package cim.person.application.queries;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.Family;
import cim.person.domain.values.PersonId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Flow;

/// Events as they come, none missed and none twice. Thread-safe.
///
/// One subscriber too many on this node gets [TooManySubscribers] as its error, and whoever is left
/// when the node closes or the stream cannot be followed any more gets [Ended].
public interface EventFeed {
  /// Publishes the events of the stream that are wanted, in its order.
  ///
  /// A subscriber that falls further behind than `person.subscriptions.buffer` events gets
  /// [TooSlow] as its error, with the position to resume after.
  ///
  /// @param after begin after this position; empty: with what comes from now on
  Flow.Publisher<RecordedEvent> events(Wanted wanted, OptionalLong after);

  /// Publishes positions up to which a person may have changed: one at once, then one after each
  /// change. When it is published, what this node reads contains that change. A subscriber that is
  /// slow gets the newest position instead of those that it has missed.
  Flow.Publisher<Long> changes(PersonId person);

  /// How many follow events on this node now.
  int subscribers();

  /// Which events.
  ///
  /// @param person of this person only; empty: of everyone
  /// @param families of these families only
  record Wanted(Optional<PersonId> person, Set<Family> families) {
    /// Every event.
    public static final Wanted ALL = new Wanted(Optional.empty(), EnumSet.allOf(Family.class));

    public Wanted {
      families = Set.copyOf(families);
    }

    /// Every event of a person.
    public static Wanted of(PersonId person) {
      return new Wanted(Optional.of(person), ALL.families);
    }

    public boolean contains(RecordedEvent event) {
      return person.map(event.person()::equals).orElse(true)
          && families.contains(event.type().family());
    }
  }

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

  /// Nothing more comes from this node; what comes is to be had by another subscription.
  final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param why in the words of whoever operates the node
    public Ended(String why) {
      super(why);
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
