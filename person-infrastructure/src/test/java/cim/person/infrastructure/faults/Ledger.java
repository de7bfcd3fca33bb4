package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.Answer.Done;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What was asked for, and what was answered. Thread-safe.
final class Ledger {
  private final Map<Order, Boolean> asked = new ConcurrentHashMap<>();
  private final Map<Order, Done> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final Map<Order, Boolean> retried = new ConcurrentHashMap<>();
  private final Map<Order, Answer.Refused> refused = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Long> moments = new ConcurrentSkipListSet<>();
  private final Queue<String> defects = new ConcurrentLinkedQueue<>();
  private final AtomicInteger delays = new AtomicInteger();
  private volatile String lastDelay = "";

  void asks(Order order) {
    asked.put(order, true);
  }

  void acknowledged(Order order, Done done) {
    acknowledged.put(order, done);
    moments.add(System.nanoTime());
  }

  void refused(Order order, Answer.Refused refusal) {
    refused.put(order, refusal);
  }

  void notNow(Order order, String reason) {
    retried.put(order, true);
    lastDelay = reason;
    delays.incrementAndGet();
  }

  void gaveUp(Order order, String reason) {
    unanswered.add("no answer to " + order + ": " + reason);
  }

  /// Something happened that must not.
  void defect(String what) {
    defects.add(what);
  }

  List<Order> asked() {
    return List.copyOf(asked.keySet());
  }

  @Nullable Done acknowledgement(Order order) {
    return acknowledged.get(order);
  }

  /// The orders that were acknowledged.
  List<Order> acknowledged() {
    return List.copyOf(acknowledged.keySet());
  }

  boolean isRefused(Order order) {
    return refused.containsKey(order);
  }

  int acknowledgedCount() {
    return acknowledged.size();
  }

  /// The orders that were given up by their sender.
  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  /// The orders that had to be sent more than once.
  List<Order> retried() {
    return List.copyOf(retried.keySet());
  }

  /// How often the answer was that nobody knows.
  int delays() {
    return delays.get();
  }

  /// The reason that was given last for that.
  String lastDelay() {
    return lastDelay;
  }

  List<String> defects() {
    return List.copyOf(defects);
  }

  /// The longest time without an acknowledged command from that moment on, until the last one.
  Duration longestSilenceAfter(long moment) {
    long before = moment;
    long longest = 0;
    for (long next : moments.tailSet(moment)) {
      longest = Math.max(longest, next - before);
      before = next;
    }
    return Duration.ofNanos(longest);
  }
}
