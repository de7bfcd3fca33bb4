package cim.person.application.policies;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What one policy has done on this node since it started. Thread-safe.
public final class PolicyTally {
  private final LongAdder done = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder wouldDo = new LongAdder();
  private volatile @Nullable Instant lastRun;
  private volatile @Nullable String lastError;

  void ran(Instant at) {
    lastRun = at;
  }

  void done() {
    done.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void wouldDo() {
    wouldDo.increment();
  }

  public void failed() {
    failed.increment();
  }

  /// What went wrong, whether or not it is tried again.
  public void wentWrong(Instant at, String problem) {
    lastError = at + " " + problem;
  }

  public PolicyStatus status(String name, PolicyStatus.State state, long position, long lag) {
    return new PolicyStatus(
        name,
        state,
        position,
        lag,
        done.sum(),
        skipped.sum(),
        failed.sum(),
        wouldDo.sum(),
        lastRun,
        lastError);
  }
}
