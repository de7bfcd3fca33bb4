package cim.person.infrastructure.migration;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Appends events in batches, one after the other, on a thread of its own: while one is written to
/// disk, the next is made. Eight bytes of memory for each person.
final class Appending implements AutoCloseable {
  /// What the server takes at once: a batch has a price of its own, whatever its size.
  private static final int MOST_EVENTS = 1_000;

  private static final int MOST_LETTERS = 2 << 20;
  private static final int WAITING = 1;
  private static final List<Next> END = List.of();

  private final Target target;
  private final BlockingQueue<List<Next>> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;
  private List<Next> batch = new ArrayList<>();
  private int whole;
  private int letters;
  private long[] positions = new long[1 << 10];
  private final AtomicLong appended = new AtomicLong();
  private volatile @Nullable Throwable failure;

  /// @param number the number of the person
  /// @param after the head before, with its position unless this run has appended it
  private record Next(RecordedEvent event, int number, Head after) {}

  Appending(Target target) {
    this.target = target;
    this.thread = Thread.ofPlatform().daemon().name("migration-appending").start(this::appendAll);
  }

  /// Takes what one message led to for one person; it goes into the batch of the message.
  void add(List<RecordedEvent> events, int number, Head after) {
    Head head = after;
    for (RecordedEvent event : events) {
      batch.add(new Next(event, number, head));
      letters += event.block().length();
      head = new Head(event.cid(), event.seq(), Track.OF_THIS_RUN);
    }
  }

  /// The end of a message: here a batch may end. One that has become too large ends before it.
  void endOfMessage() throws InterruptedException {
    if (batch.size() > MOST_EVENTS && whole > 0) {
      List<Next> last = List.copyOf(batch.subList(whole, batch.size()));
      batch = new ArrayList<>(batch.subList(0, whole));
      hand();
      batch.addAll(last);
    }
    whole = batch.size();
    if (whole >= MOST_EVENTS || letters >= MOST_LETTERS) {
      hand();
    }
  }

  private void hand() throws InterruptedException {
    rethrow();
    waiting.put(batch);
    batch = new ArrayList<>();
    whole = 0;
    letters = 0;
  }

  /// Waits until everything is appended.
  void finish() throws InterruptedException {
    if (!batch.isEmpty()) {
      hand();
    }
    waiting.put(END);
    thread.join();
    rethrow();
  }

  /// How many events this run has appended.
  long appended() {
    return appended.get();
  }

  private void rethrow() {
    switch (failure) {
      case RuntimeException problem -> throw problem;
      case Error problem -> throw problem;
      case null, default -> {}
    }
  }

  private void appendAll() {
    try {
      for (List<Next> next = waiting.take(); next != END; next = waiting.take()) {
        if (failure == null) {
          append(next);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void append(List<Next> batch) {
    try {
      Map<PersonId, Head> heads = new HashMap<>();
      for (Next next : batch) {
        heads.computeIfAbsent(next.event().person(), _ -> head(next));
      }
      List<RecordedEvent> stored = target.append(batch.stream().map(Next::event).toList(), heads);
      for (int index = 0; index < stored.size(); index++) {
        put(batch.get(index).number(), stored.get(index).position());
      }
      appended.addAndGet(stored.size());
    } catch (RuntimeException | Error problem) {
      failure = problem;
    }
  }

  private Head head(Next next) {
    Head after = next.after();
    return after.position() == Track.OF_THIS_RUN
        ? new Head(after.cid(), after.seq(), positions[next.number()])
        : after;
  }

  private void put(int number, long position) {
    if (number >= positions.length) {
      positions = Arrays.copyOf(positions, Math.max(number + 1, positions.length * 2));
    }
    positions[number] = position;
  }

  /// Gives up what was not handed over yet.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
