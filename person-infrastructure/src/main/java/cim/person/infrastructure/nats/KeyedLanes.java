package cim.person.infrastructure.nats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/// Runs work of the same key in the order in which it came, and of different keys at once, up to a
/// bound. Thread-safe.
final class KeyedLanes {
  private final Map<Object, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final Executor executor;
  private final int parallel;
  private int running;
  private int size;

  private record Lane(Object key, Deque<Runnable> work) {}

  /// @param executor must take whatever is given
  KeyedLanes(Executor executor, int parallel) {
    this.executor = executor;
    this.parallel = parallel;
  }

  /// @param work does not throw
  synchronized void add(Object key, Runnable work) {
    Lane lane = lanes.get(key);
    if (lane == null) {
      lane = new Lane(key, new ArrayDeque<>());
      lanes.put(key, lane);
      ready.add(lane);
    }
    lane.work().add(work);
    size++;
    startMore();
  }

  /// Waits until less than so much work is there, done or not begun.
  ///
  /// @return whether that came in time
  synchronized boolean awaitLessThan(int most, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (size >= most) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized int size() {
    return size;
  }

  private synchronized void startMore() {
    while (running < parallel && !ready.isEmpty()) {
      Lane lane = ready.remove();
      running++;
      executor.execute(() -> runNext(lane));
    }
  }

  private void runNext(Lane lane) {
    try {
      next(lane).run();
    } finally {
      ended(lane);
    }
  }

  private synchronized Runnable next(Lane lane) {
    return lane.work().element();
  }

  private synchronized void ended(Lane lane) {
    lane.work().remove();
    if (lane.work().isEmpty()) {
      lanes.remove(lane.key());
    } else {
      ready.add(lane);
    }
    running--;
    size--;
    notifyAll();
    startMore();
  }
}
