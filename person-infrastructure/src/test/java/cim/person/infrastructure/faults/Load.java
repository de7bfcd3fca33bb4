package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.Answer.Done;
import cim.person.infrastructure.faults.Answer.NotNow;
import cim.person.infrastructure.faults.Answer.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/// Workers that send commands, one after the other, until they are stopped. An order whose outcome
/// is not known is sent again, the same, as a careful client does.
final class Load implements AutoCloseable {
  static final int WORKERS = 16;

  /// `person.append.batch-from` of the nodes: some commands are sent by themselves and some share a
  /// batch, so that both ways are tried.
  static final int SHARING_FROM = WORKERS / 4;

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration CLIENTS_PATIENCE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Ledger ledger;
  private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
  private volatile boolean isStopped;

  private Load(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Begins to send.
  ///
  /// @param doors the workers are spread over them
  /// @param plans what each worker asks for
  static Load on(List<? extends Door> doors, IntFunction<Plan> plans, Ledger ledger) {
    Load load = new Load(ledger);
    for (int worker = 0; worker < WORKERS; worker++) {
      Door door = doors.get(worker % doors.size());
      Plan plan = plans.apply(worker);
      load.threads.execute(() -> load.work(door, plan));
    }
    return load;
  }

  /// Waits until that many more commands were acknowledged.
  void awaitAcknowledged(int more) throws InterruptedException {
    int enough = ledger.acknowledgedCount() + more;
    await(more + " acknowledged commands", () -> ledger.acknowledgedCount() >= enough);
  }

  /// Waits until that many more commands were acknowledged, or something is wrong, so that what is
  /// stored can be looked at.
  void awaitAcknowledgedOrDefect(int more) throws InterruptedException {
    try {
      awaitAcknowledged(more);
    } catch (IllegalStateException failure) {
      ledger.defect(String.valueOf(failure.getMessage()));
    }
  }

  /// Waits until a command could not be answered, and returns the reason that it was given.
  String awaitDelay() throws InterruptedException {
    int before = ledger.delays();
    await("a command that cannot be answered", () -> ledger.delays() > before);
    return ledger.lastDelay();
  }

  private void await(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end || !ledger.defects().isEmpty()) {
        throw new IllegalStateException(
            "waited in vain for %s; last: %s; %s"
                .formatted(what, ledger.lastDelay(), ledger.defects()));
      }
      Thread.sleep(5);
    }
  }

  private void work(Door door, Plan plan) {
    try {
      boolean isDone = true;
      while (!isStopped) {
        Order order = plan.next(isDone);
        isDone = isCarriedOut(door, order, plan);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      ledger.defect(defect.toString());
    }
  }

  private boolean isCarriedOut(Door door, Order order, Plan plan) throws InterruptedException {
    ledger.asks(order);
    long end = System.nanoTime() + CLIENTS_PATIENCE.toNanos();
    while (true) {
      switch (door.ask(order)) {
        case Done done -> {
          ledger.acknowledged(order, done);
          return true;
        }
        case Refused refusal -> {
          ledger.refused(order, refusal);
          if (!plan.mayBeRefused()) {
            ledger.defect(order + " was refused: " + refusal.code());
          }
          return false;
        }
        case NotNow(String reason) -> {
          ledger.notNow(order, reason);
          if (System.nanoTime() > end) {
            ledger.gaveUp(order, reason);
            return false;
          }
          Thread.sleep(PAUSE);
        }
      }
    }
  }

  /// Lets each worker end what it has begun.
  @Override
  public void close() {
    isStopped = true;
    threads.close();
  }
}
