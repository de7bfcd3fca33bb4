package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.Answer.Done;
import cim.person.infrastructure.faults.Answer.NotNow;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/// Sends each order through two doors at the same moment: it must be carried out once.
///
/// @param threads has as many threads as there are callers at once
record BothDoors(Door one, Door other, ExecutorService threads) implements Door {
  @Override
  public Answer ask(Order order) throws InterruptedException {
    CompletableFuture<Answer> others =
        CompletableFuture.supplyAsync(() -> asked(other, order), threads);
    Answer first = one.ask(order);
    Answer second = others.join();
    if (first instanceof Done a && second instanceof Done b) {
      if (!a.events().equals(b.events())) {
        throw new IllegalStateException(order.id() + " has two receipts: " + a + ", " + b);
      }
      if (!a.replayed() && !b.replayed()) {
        throw new IllegalStateException(order.id() + " was carried out by both doors: " + a);
      }
      return first;
    }
    if (first instanceof Done || (first instanceof NotNow && !(second instanceof Done))) {
      return first;
    }
    return second;
  }

  private static Answer asked(Door door, Order order) {
    try {
      return door.ask(order);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interruption);
    }
  }
}
