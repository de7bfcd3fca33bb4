package cim.person.infrastructure.nats;

import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// The settings on which the promises of this system rest, and when each of them keeps its promise.
final class StreamPromises {
  /// @param name the setting's name in NATS
  /// @param read its value
  /// @param isKept whether an actual value is as good as the wanted one
  /// @param advice what to do, where that is known
  private record Setting<T>(
      String name, Function<StreamConfiguration, T> read, BiPredicate<T, T> isKept, String advice) {
    private Optional<String> problem(StreamConfiguration actual, StreamConfiguration wanted) {
      T is = read.apply(actual);
      T must = read.apply(wanted);
      return isKept.test(is, must)
          ? Optional.empty()
          : Optional.of(
              "stream "
                  + wanted.getName()
                  + ": "
                  + name
                  + " is "
                  + is
                  + " and must be "
                  + must
                  + advice);
    }
  }

  private static final List<Setting<?>> SETTINGS =
      List.of(
          new Setting<>(
              "subjects",
              StreamConfiguration::getSubjects,
              (is, must) -> new HashSet<>(is).equals(new HashSet<>(must)),
              ""),
          exactly("storage", StreamConfiguration::getStorageType),
          exactly("retention", StreamConfiguration::getRetentionPolicy),
          exactly("sealed", StreamConfiguration::getSealed),
          exactly("no_ack", StreamConfiguration::getNoAck),
          exactly("deny_delete", StreamConfiguration::getDenyDelete),
          exactly("deny_purge", StreamConfiguration::getDenyPurge),
          exactly("allow_rollup_hdrs", StreamConfiguration::getAllowRollup),
          exactly("allow_direct", StreamConfiguration::getAllowDirect),
          exactly("allow_atomic", StreamConfiguration::getAllowAtomicPublish),
          exactly("allow_msg_ttl", StreamConfiguration::getAllowMessageTtl),
          exactly("allow_msg_schedules", StreamConfiguration::getAllowMsgSchedules),
          exactly("max_msgs", StreamConfiguration::getMaxMsgs),
          exactly("max_bytes", StreamConfiguration::getMaxBytes),
          exactly("max_msgs_per_subject", StreamConfiguration::getMaxMsgsPerSubject),
          exactly("max_msg_size", StreamConfiguration::getMaximumMessageSize),
          new Setting<>("max_age", StreamConfiguration::getMaxAge, StreamPromises::keepsAsLong, ""),
          atLeast(
              "num_replicas",
              StreamConfiguration::getReplicas,
              "; ./person streams move --replicas N changes it"),
          atLeast("duplicate_window", StreamConfiguration::getDuplicateWindow, ""));

  private StreamPromises() {}

  /// What breaks a promise, naming stream and setting; empty when all are kept.
  static Optional<String> broken(StreamConfiguration actual, StreamConfiguration wanted) {
    return SETTINGS.stream().flatMap(each -> each.problem(actual, wanted).stream()).findFirst();
  }

  private static <T> Setting<T> exactly(String name, Function<StreamConfiguration, T> read) {
    return new Setting<>(name, read, Object::equals, "");
  }

  private static <T extends Comparable<T>> Setting<T> atLeast(
      String name, Function<StreamConfiguration, T> read, String advice) {
    return new Setting<>(name, read, (is, must) -> is.compareTo(must) >= 0, advice);
  }

  /// Zero is without limit.
  private static boolean keepsAsLong(Duration is, Duration must) {
    return is.isZero() || (!must.isZero() && is.compareTo(must) >= 0);
  }
}
