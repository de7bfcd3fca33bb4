package cim.person.infrastructure.nats;

import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.values.PersonId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/// Lets appends of different persons that wait at the same time share one atomic batch, for which a
/// server that writes to disk before it answers does so once. Thread-safe; each caller waits on its
/// own thread, so there are never more appends here than callers.
///
/// Nobody waits for others to come: while few appends are under way each is sent by itself, at
/// once. What comes meanwhile and is enough makes the next batch. An append of several events is a
/// batch in any case, and takes along what waits.
///
/// A batch only ever stores. Whoever it could not store, for whatever reason, is sent by itself, so
/// that it is refused, or found to be stored already, as if there were no batches.
final class GroupCommit {
  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
  private static final int MOST_AT_ONCE = 2;
  private static final int MOST_EVENTS = 1_000;
  private static final long MOST_CHARACTERS = 4 << 20;
  private static final int ATTEMPTS = 3;

  private final int enough;
  private final Batches store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int several;
  private int alone;
  private int batches;
  private int fullBatches;

  /// @param enough how many appends of one event make a batch, and how many are under way each by
  ///     itself before others wait; at least 2
  GroupCommit(int enough, Batches store) {
    this.enough = enough;
    this.store = store;
  }

  /// How a batch gets into the stream.
  interface Batches {
    /// Stores all of it, and answers with the position of its first event.
    ///
    /// @throws ConcurrentAppend when a head has moved; nothing is stored then
    /// @throws EventStoreUnavailable when it cannot be said whether it is stored
    long store(Publication batch);

    /// The persons whose heads have moved.
    ///
    /// @throws EventStoreUnavailable when that cannot be said
    Set<PersonId> overtaken(Publication batch);
  }

  /// An append in the queue or in a batch, and what comes of that. Whoever completes the turn, the
  /// caller by giving up among them, has decided it.
  private static final class Waiting {
    final Publication publication;
    final CompletableFuture<Turn> turn = new CompletableFuture<>();

    Waiting(Publication publication) {
      this.publication = publication;
    }

    boolean isSingle() {
      return publication.size() == 1;
    }
  }

  private sealed interface Turn {
    record Alone() implements Turn {}

    record OwnBatch() implements Turn {}

    record Stored(long first) implements Turn {}
  }

  /// Stores the publication, with others or by itself.
  ///
  /// @param byItself sends it when it is its turn to be sent by itself
  /// @return the position of its first event
  /// @throws ConcurrentAppend when the head of one of its persons has moved
  /// @throws EventStoreUnavailable when that takes too long
  long append(Publication publication, Patience patience, ToLongFunction<Publication> byItself) {
    Waiting waiting = new Waiting(publication);
    change(() -> enter(waiting));
    return switch (turnOf(waiting, patience)) {
      case Turn.Stored(var first) -> first;
      case Turn.Alone _ -> sent(publication, byItself, () -> alone--);
      case Turn.OwnBatch _ -> sent(publication, byItself, () -> batches--);
    };
  }

  private long sent(
      Publication publication, ToLongFunction<Publication> byItself, Runnable afterwards) {
    try {
      return byItself.applyAsLong(publication);
    } finally {
      change(afterwards);
    }
  }

  private Turn turnOf(Waiting waiting, Patience patience) {
    try {
      return patience.await(waiting.turn);
    } catch (EventStoreUnavailable tooLate) {
      if (waiting.turn.completeExceptionally(tooLate)) {
        change(() -> leave(waiting));
        throw tooLate;
      }
      return waiting.turn.join();
    }
  }

  private void enter(Waiting waiting) {
    queue.add(waiting);
    several += waiting.isSingle() ? 0 : 1;
  }

  private void leave(Waiting waiting) {
    if (queue.remove(waiting)) {
      several -= waiting.isSingle() ? 0 : 1;
    }
  }

  /// Gives turns to those who can go after the change.
  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      while (beginsBatch() || beginsAlone()) {
        // as many as can go
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean beginsBatch() {
    boolean isFull = queue.size() >= enough;
    if (batches == MOST_AT_ONCE || (!isFull && several == 0)) {
      return false;
    }
    List<Waiting> members = members();
    if (!isFull && members.size() == 1) {
      batches += members.getFirst().turn.complete(new Turn.OwnBatch()) ? 1 : 0;
    } else {
      batches++;
      fullBatches += isFull ? 1 : 0;
      Thread.ofVirtual().name("append").start(() -> commit(members, isFull));
    }
    return true;
  }

  /// While a full batch is under way, what comes makes the next one.
  private boolean beginsAlone() {
    if (fullBatches > 0 || alone >= enough || queue.size() == several) {
      return false;
    }
    Waiting next = queue.stream().filter(Waiting::isSingle).findFirst().orElseThrow();
    leave(next);
    letGoAlone(next);
    return true;
  }

  private void letGoAlone(Waiting waiting) {
    if (waiting.turn.complete(new Turn.Alone())) {
      alone++;
    }
  }

  /// The first in the queue that one batch can hold: no person twice, since all checks are made
  /// against what is stored before the batch.
  private List<Waiting> members() {
    List<Waiting> members = new ArrayList<>();
    Set<PersonId> persons = new HashSet<>();
    int events = 0;
    long characters = 0;
    Iterator<Waiting> candidates = queue.iterator();
    while (candidates.hasNext()) {
      Waiting candidate = candidates.next();
      events += candidate.publication.size();
      characters += candidate.publication.characters();
      boolean fits = events <= MOST_EVENTS && characters <= MOST_CHARACTERS;
      if (!members.isEmpty() && !fits) {
        break;
      }
      if (Collections.disjoint(persons, candidate.publication.heads().keySet())) {
        persons.addAll(candidate.publication.heads().keySet());
        members.add(candidate);
        candidates.remove();
        several -= candidate.isSingle() ? 0 : 1;
      }
    }
    return members;
  }

  private void commit(List<Waiting> members, boolean isFull) {
    List<Waiting> open = new ArrayList<>(members);
    try {
      for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
        Publication batch =
            Publication.together(open.stream().map(waiting -> waiting.publication).toList());
        try {
          stored(open, store.store(batch));
        } catch (ConcurrentAppend _) {
          sortOut(open, store.overtaken(batch));
        }
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.DEBUG, "a batch failed; each append of it is sent by itself", failure);
    } finally {
      change(
          () -> {
            batches--;
            fullBatches -= isFull ? 1 : 0;
            open.forEach(this::letGoAlone);
          });
    }
  }

  private static void stored(List<Waiting> members, long first) {
    long next = first;
    for (Waiting waiting : members) {
      waiting.turn.complete(new Turn.Stored(next));
      next += waiting.publication.size();
    }
    members.clear();
  }

  private void sortOut(List<Waiting> members, Set<PersonId> overtaken) {
    change(
        () ->
            members.removeIf(
                waiting -> {
                  boolean isLate =
                      !Collections.disjoint(overtaken, waiting.publication.heads().keySet());
                  if (isLate) {
                    letGoAlone(waiting);
                  }
                  return isLate;
                }));
  }
}
