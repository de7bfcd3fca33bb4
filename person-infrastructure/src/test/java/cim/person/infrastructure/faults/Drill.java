package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.Answer.Done;
import cim.person.infrastructure.faults.Answer.NotNow;
import cim.person.infrastructure.faults.HistoryCheck.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The course of every trial: load, harm, load again, and the checks.
///
/// @param doors where the load comes in
/// @param url the NATS server that the stream is read from in the end
/// @param plans what each worker of the load asks for
record Drill(List<? extends Door> doors, String url, IntFunction<Plan> plans) {
  private static final int ASKED_AGAIN = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Does harm while the load runs, and heals it.
  @FunctionalInterface
  interface Harm {
    /// @return the moment, by [System#nanoTime], from which recovery counts
    long done(Load load) throws Exception;
  }

  static Drill ownPersons(List<? extends Door> doors, String url) {
    return new Drill(doors, url, _ -> new Plan.OwnPersons());
  }

  Run run(Scale scale, Harm harm) throws Exception {
    Ledger ledger = new Ledger();
    long healed;
    try (Load load = Load.on(doors, plans, ledger)) {
      load.awaitAcknowledged(scale.commands());
      healed = harm.done(load);
      load.awaitAcknowledgedOrDefect(scale.commands());
    }
    Duration recovery = ledger.longestSilenceAfter(healed);
    List<String> defects = new ArrayList<>(ledger.defects());
    defects.addAll(ledger.unanswered());
    defects.addAll(askedAgain(ledger));
    defects.addAll(readModels());
    Verdict verdict = HistoryCheck.of(RawStream.read(url), ledger);
    return new Run(ledger.acknowledgedCount(), ledger.retried().size(), verdict, recovery, defects);
  }

  /// Whoever was answered gets the same receipt when the order is sent once more, by any door.
  private List<String> askedAgain(Ledger ledger) throws InterruptedException {
    List<Order> orders = new ArrayList<>(ledger.retried());
    orders.addAll(ledger.acknowledged());
    List<String> defects = new ArrayList<>();
    int number = 0;
    for (Order order : orders.subList(0, Math.min(orders.size(), ASKED_AGAIN))) {
      Done first = ledger.acknowledgement(order);
      if (first != null) {
        Answer again = askedUntilAnswered(doors.get(number++ % doors.size()), order);
        if (!(again instanceof Done(var events, var replayed))
            || !replayed
            || !events.equals(first.events())) {
          defects.add(order + " had the answer " + first + ", and later " + again);
        }
      }
    }
    return defects;
  }

  private static Answer askedUntilAnswered(Door door, Order order) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = door.ask(order);
    while (answer instanceof NotNow && System.nanoTime() < end) {
      Thread.sleep(50);
      answer = door.ask(order);
    }
    return answer;
  }

  private List<String> readModels() throws InterruptedException {
    List<String> defects = new ArrayList<>();
    for (Door door : doors) {
      if (door instanceof Node node) {
        node.trouble().ifPresent(defects::add);
      }
    }
    return defects;
  }
}
