package cim.person.infrastructure.nats;

import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.values.PersonId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/// Lets appends of different persons that wait at the same time share one atomic batch, for which a
/// server that writes to disk before it answers does so once. Thread-safe.
///
/// Nobody waits for others to come: while few appends are under way each is sent by itself, at
/// once.
/// What comes meanwhile and is enough makes the next batch. When a batch is refused, the append
/// whose check failed is told so, and the others are sent again without it.
final class GroupCommit {
  private static final int MOST_AT_ONCE = 2;
  private static final int MOST_EVENTS = 1_000;
  private static final long MOST_CHARACTERS = 4 << 20;
  private static final int ATTEMPTS = 3;

  private final int enough;
  private final ToLongFunction<Publication> sending;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int alone;
  private int batches;

  /// @param enough how many appends make a batch, and how many are under way each by itself before
  ///     others wait; at least 2
  /// @param sending stores a publication, and answers with the position of its first event
  GroupCommit(int enough, ToLongFunction<Publication> sending) {
    this.enough = enough;
    this.sending = sending;
  }

  /// An append in the queue; its turn is to be sent by itself, or it learns what became of it.
  private record Waiting(Publication publication, CompletableFuture<Turn> turn) {}

  private sealed interface Turn {
    record Alone() implements Turn {}

    record Stored(long first) implements Turn {}
  }

  /// Stores the publication, with others or by itself.
  ///
  /// @param byItself sends it when it is its turn to be sent by itself
  /// @return the position of its first event
  /// @throws ConcurrentAppend when the head of one of its persons has moved
  /// @throws EventStoreUnavailable when that takes too long
  long append(Publication publication, Patience patience, ToLongFunction<Publication> byItself) {
    Waiting waiting = new Waiting(publication, new CompletableFuture<>());
    change(() -> queue.add(waiting));
    return switch (turnOf(waiting, patience)) {
      case Turn.Stored(var first) -> first;
      case Turn.Alone _ -> {
        try {
          yield byItself.applyAsLong(publication);
        } finally {
          change(() -> alone--);
        }
      }
    };
  }

  private Turn turnOf(Waiting waiting, Patience patience) {
    try {
      return patience.await(waiting.turn);
    } catch (EventStoreUnavailable tooLate) {
      lock.lock();
      try {
        if (!queue.remove(waiting)
            && waiting.turn.state() == Future.State.SUCCESS
            && waiting.turn.resultNow() instanceof Turn.Alone) {
          return new Turn.Alone();
        }
      } finally {
        lock.unlock();
      }
      throw tooLate;
    }
  }

  /// Gives turns to those who can go after the change.
  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      while (!queue.isEmpty()) {
        if (batches < MOST_AT_ONCE && queue.size() >= enough) {
          batches++;
          List<Waiting> members = members();
          Thread.ofVirtual().name("append").start(() -> commit(members));
        } else if (batches == 0 && alone < enough) {
          alone++;
          queue.remove().turn.complete(new Turn.Alone());
        } else {
          return;
        }
      }
    } finally {
      lock.unlock();
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
      }
    }
    return members;
  }

  private void commit(List<Waiting> members) {
    List<Waiting> open = new ArrayList<>(members);
    try {
      for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
        try {
          stored(open, sending.applyAsLong(together(open)));
        } catch (ConcurrentAppend race) {
          refused(open, race);
        }
      }
    } catch (EventStoreUnavailable _) {
      // each finds out by itself, so that what the server refuses of one does not hurt another
    } catch (RuntimeException | Error failure) {
      open.forEach(waiting -> waiting.turn.completeExceptionally(failure));
      open.clear();
      throw failure;
    } finally {
      change(
          () -> {
            batches--;
            for (Waiting waiting : open) {
              alone++;
              waiting.turn.complete(new Turn.Alone());
            }
          });
    }
  }

  private static Publication together(List<Waiting> members) {
    return Publication.together(members.stream().map(Waiting::publication).toList());
  }

  private static void stored(List<Waiting> members, long first) {
    long next = first;
    for (Waiting waiting : members) {
      waiting.turn.complete(new Turn.Stored(next));
      next += waiting.publication.size();
    }
    members.clear();
  }

  private static void refused(List<Waiting> members, ConcurrentAppend race) {
    members.removeIf(
        waiting ->
            waiting.publication.heads().containsKey(race.person())
                && waiting.turn.completeExceptionally(race));
  }
}
