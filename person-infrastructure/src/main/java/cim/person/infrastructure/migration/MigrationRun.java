package cim.person.infrastructure.migration;

import cim.person.infrastructure.car.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One way through a source: each line gets its outcome.
final class MigrationRun {
  private static final Set<Code> MAY_CHANGE = Set.of(Code.ORPHAN, Code.MERGE_TARGET_UNKNOWN);
  private static final String NOT_READ = "not read";

  private final LegacySource lines;
  private final Papers papers;
  private final HeldLines held;
  private final Succession succession;
  private final Watcher watcher;
  private final Pace pace;
  private final Order order = new Order();
  private final Tally tally = new Tally();

  MigrationRun(
      LegacySource lines,
      Papers papers,
      HeldLines held,
      Succession succession,
      Watcher watcher,
      Pace pace) {
    this.lines = lines;
    this.papers = papers;
    this.held = held;
    this.succession = succession;
    this.watcher = watcher;
    this.pace = pace;
  }

  Tally run() throws IOException, InterruptedException {
    try (Reading reading = new Reading(lines, LegacyMessage::withoutBody)) {
      for (Reading.Item item = reading.next(); item != null; item = reading.next()) {
        take(item);
        drain(false);
        pace.tell(watcher, "lines", item.line().number(), lines.done(), lines.size());
      }
    }
    drain(true);
    held.forEach(this::takeAgain);
    return tally;
  }

  private void take(Reading.Item item) throws IOException {
    if (item.message() != null) {
      order.add(item.message());
    } else if (item.settled() != null) {
      settle(item.line(), null, item.settled());
    }
  }

  private void drain(boolean isEnd) throws IOException, InterruptedException {
    for (LegacyMessage next = order.next(isEnd); next != null; next = order.next(isEnd)) {
      take(next, false);
    }
  }

  private void takeAgain(SourceLine line) throws IOException, InterruptedException {
    LegacyMessage message = Reading.Item.of(line).message();
    if (message == null) {
      throw new IllegalStateException("line " + line.number() + " was read before");
    }
    take(message, true);
  }

  private void take(LegacyMessage message, boolean isLast)
      throws IOException, InterruptedException {
    try {
      succession.take(message, isLast);
      imported(message);
    } catch (Settled settled) {
      if (!isLast && MAY_CHANGE.contains(settled.code())) {
        held.add(message.line());
      } else {
        settle(message.line(), message, settled);
      }
    }
  }

  private void imported(LegacyMessage message) throws IOException {
    Set<Code> reasons = tally.imported(message);
    if (Tally.outcome(reasons) == Outcome.IMPORT_WITH_WARNING) {
      papers.find(
          message.line(),
          message.person().toString(),
          Outcome.IMPORT_WITH_WARNING,
          new ArrayList<>(reasons),
          message.notes().notes().stream()
              .map(Notes.Note::what)
              .distinct()
              .collect(Collectors.joining("; ")));
    }
  }

  private void settle(SourceLine line, @Nullable LegacyMessage message, Settled settled)
      throws IOException {
    Outcome outcome = settled.code().outcome();
    tally.settled(message == null ? NOT_READ : message.variant(), settled.code());
    if (outcome == Outcome.QUARANTINE) {
      papers.quarantine(line);
    }
    papers.find(
        line,
        message == null ? null : message.person().toString(),
        outcome,
        List.of(settled.code()),
        settled.why());
  }
}
