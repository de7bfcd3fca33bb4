package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.Answer.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Holds what is stored against what was asked and acknowledged. For one use by one thread.
final class HistoryCheck {
  /// What was found.
  ///
  /// @param lost acknowledged events that are not where the receipt says
  /// @param doubled events that are there twice
  /// @param broken what else must not be: forks, holes, parts of appends, wrong hashes
  record Verdict(List<String> lost, List<String> doubled, List<String> broken) {}

  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Map<Long, StoredEvent> atPosition = new HashMap<>();
  private final Map<String, StoredEvent> heads = new HashMap<>();
  private final Map<String, List<StoredEvent>> ofCommand = new LinkedHashMap<>();

  private HistoryCheck() {}

  static Verdict of(List<StoredEvent> stream, Ledger ledger) {
    HistoryCheck check = new HistoryCheck();
    Set<String> cids = new HashSet<>();
    for (StoredEvent event : stream) {
      if (!cids.add(event.cid())) {
        check.doubled.add("twice: " + event);
      }
      check.follow(event);
    }
    Set<String> commands = new HashSet<>();
    for (Order order : ledger.asked()) {
      commands.add(order.id().toString());
      check.wholeOrNothing(order, ledger);
    }
    check.ofCommand.forEach(
        (command, events) -> {
          if (!commands.contains(command)) {
            check.broken.add("nobody asked for " + events);
          }
        });
    return new Verdict(check.lost, check.doubled, check.broken);
  }

  private void follow(StoredEvent event) {
    atPosition.put(event.position(), event);
    if (!event.cid().equals(event.messageId())) {
      broken.add("the bytes are not those of the message id: " + event);
    }
    if (!event.subject().equals("cim.person." + event.type() + "." + event.person())) {
      broken.add("under a wrong subject: " + event);
    }
    StoredEvent head = heads.put(event.person(), event);
    long seq = head == null ? 1 : head.seq() + 1;
    if (event.seq() != seq || !Objects.equals(event.prev(), head == null ? null : head.cid())) {
      broken.add("a fork or a hole: " + event + " follows " + head);
    }
    String before = Long.toString(head == null ? 0 : head.position());
    List<StoredEvent> append = ofCommand.computeIfAbsent(event.command(), _ -> new ArrayList<>());
    boolean isContinued = head != null && head.command().equals(event.command());
    if (!isContinued && !before.equals(event.expected())) {
      broken.add("was not appended to the person's head at " + before + ": " + event);
    }
    if (!append.isEmpty() && append.getLast().position() + 1 != event.position()) {
      doubled.add("a command stored in two appends: " + append.getLast() + ", " + event);
    }
    append.add(event);
  }

  private void wholeOrNothing(Order order, Ledger ledger) {
    List<StoredEvent> stored = ofCommand.getOrDefault(order.id().toString(), List.of());
    Answer.Done done = ledger.acknowledgement(order);
    if (done != null) {
      compare(order, stored, done.events());
    } else if (ledger.isRefused(order) && !stored.isEmpty()) {
      broken.add("refused, but stored: " + stored);
    } else if (!stored.isEmpty() && stored.size() != order.events()) {
      broken.add("stored in part: " + stored);
    }
  }

  private void compare(Order order, List<StoredEvent> stored, List<Proof> proofs) {
    for (Proof proof : proofs) {
      StoredEvent event = atPosition.get(proof.position());
      if (event == null || !event.cid().equals(proof.cid())) {
        lost.add("acknowledged, but not there: " + proof + " of " + order);
      }
    }
    if (proofs.size() != order.events()) {
      broken.add("the receipt is of a part: " + proofs + " of " + order);
    }
    if (stored.size() > proofs.size()) {
      doubled.add("more is stored than was acknowledged: " + stored);
    }
    if (stored.size() < proofs.size()) {
      broken.add("stored in part: " + stored + " of " + order);
    }
  }
}
