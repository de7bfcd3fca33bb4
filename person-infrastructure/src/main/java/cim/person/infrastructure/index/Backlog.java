package cim.person.infrastructure.index;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Events between the feed and an index that is slower: the feed goes on until too many wait.
/// Thread-safe.
final class Backlog {
  private final int most;
  private final int batch;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Unindexed> waiting = new ArrayDeque<>();
  private int events;
  private boolean closed;

  /// @param most how many events may wait
  /// @param batch how many events are taken at once, about
  Backlog(int most, int batch) {
    this.most = most;
    this.batch = batch;
  }

  /// Adds what is next, once there is room; nothing when it is closed.
  void put(Unindexed next) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && events > 0 && events + size(next) > most) {
        changed.await();
      }
      if (!closed) {
        waiting.add(next);
        events += size(next);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for what is next and takes it, together with what has come since; null once closed.
  @Nullable Unindexed take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && waiting.isEmpty()) {
        changed.await();
      }
      if (closed) {
        return null;
      }
      Unindexed taken = remove();
      for (Unindexed next = waiting.peek();
          next != null && taken.events().size() + next.events().size() <= batch;
          next = waiting.peek()) {
        taken = taken.and(remove());
      }
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private Unindexed remove() {
    Unindexed removed = waiting.remove();
    events -= size(removed);
    return removed;
  }

  /// What is broken has no events, and takes its place all the same.
  private static int size(Unindexed some) {
    return Math.max(1, some.events().size());
  }

  void clear() {
    lock.lock();
    try {
      waiting.clear();
      events = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Has nobody wait any more.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
