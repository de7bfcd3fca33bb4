package cim.person.infrastructure.index;

import java.nio.file.Path;
import java.time.Duration;

/// How this node keeps its read models, and serves its subscribers.
///
/// @param directory where they are kept, of this node alone
/// @param batch how many events are taken in at once, at most
/// @param refresh how long lists gather what is new before they show it
/// @param waiting how many events may wait for an index that is slower than the records
/// @param save how often what is only in memory is written to disk
/// @param cacheBytes memory for records that are read often
/// @param collations for how many collations names are kept ready to be sorted
/// @param buffer how many events a subscriber may fall behind
/// @param mostSubscribers how many subscribers there may be at once
public record ReadModelSettings(
    Path directory,
    int batch,
    Duration refresh,
    int waiting,
    Duration save,
    long cacheBytes,
    int collations,
    int buffer,
    int mostSubscribers) {
  /// What is usual, in that directory.
  public static ReadModelSettings in(Path directory) {
    return new ReadModelSettings(
        directory,
        1_000,
        Duration.ofMillis(40),
        50_000,
        Duration.ofSeconds(30),
        64L << 20,
        8,
        1_000,
        10_000);
  }
}
