package cim.person.application.policies;

import java.util.List;
import java.util.Optional;

/// How the events of other domains are heard on this node. Thread-safe.
public interface Siblings {
  /// Whose the dead letters are of messages that were not understood; no policy has this name.
  String POLICY = "siblings";

  /// @param counts since this node was started
  /// @param sources one or more for each subject that is listened to; empty while NATS is away
  record Status(Counts counts, List<Source> sources) {}

  /// @param told what policies were told, also when none of them looks at such
  /// @param passedOver what is known and does not concern persons
  /// @param broken what became a dead letter
  record Counts(long told, long passedOver, long broken) {}

  /// @param subject what is listened to
  /// @param stream the stream that it is read from, each message at least once; empty: heard as it
  ///     is published, at most once
  record Source(String subject, Optional<String> stream) {}

  Status status();
}
