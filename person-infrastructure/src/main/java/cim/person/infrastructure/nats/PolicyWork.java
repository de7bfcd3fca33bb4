package cim.person.infrastructure.nats;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/// One policy at work on this node, from the moment when it has the lease until it loses it.
final class PolicyWork {
  private static final Logger LOG = System.getLogger(PolicyWork.class.getName());

  private final String policy;
  private final KeyedLanes lanes;
  private final CountDownLatch ending;
  private final List<Thread> threads;
  private final List<Pulling> pullings;

  private PolicyWork(
      String policy,
      KeyedLanes lanes,
      CountDownLatch ending,
      List<Thread> threads,
      List<Pulling> pullings) {
    this.policy = policy;
    this.lanes = lanes;
    this.ending = ending;
    this.threads = threads;
    this.pullings = pullings;
  }

  static PolicyWork begin(
      String policy,
      KeyedLanes lanes,
      CountDownLatch ending,
      ThreadFactory threads,
      List<Pulling> pullings) {
    List<Thread> started = pullings.stream().map(threads::newThread).toList();
    started.forEach(Thread::start);
    return new PolicyWork(policy, lanes, ending, started, pullings);
  }

  String policy() {
    return policy;
  }

  /// Whether one of its deliveries is in that progress.
  boolean isAnywhere(Pulling.Progress progress) {
    return pullings.stream().anyMatch(pulling -> pulling.progress() == progress);
  }

  /// Begins nothing more.
  void stop() {
    ending.countDown();
  }

  /// Waits until what was under way has ended.
  void awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    boolean isEnded = true;
    for (Thread thread : threads) {
      isEnded &= thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
    isEnded &= lanes.awaitLessThan(1, Math.max(1, (end - System.nanoTime()) / 1_000_000));
    if (!isEnded) {
      LOG.log(Level.WARNING, "policy {0} has not ended in time", policy);
    }
  }
}
