package cim.person.infrastructure.cli;

import cim.person.infrastructure.cli.Answer.NotNow;
import cim.person.infrastructure.cli.Answer.Refused;
import cim.person.infrastructure.cli.NumberedLines.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/// Sends lines to the server, several at a time, and takes their answers in the order of the input.
/// What may succeed later is asked again with the same command id, for as long as `patience` says.
final class Loading {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// So many lines wait for a sender, per sender: one slow answer does not make the others idle.
  private static final int LINES_AHEAD = 4;

  private final GraphQlPersons persons;
  private final RefusedLines refused;
  private final Progress progress;
  private final long totalBytes;
  private final int parallel;
  private final Duration patience;

  private record Pending(Line line, Future<Answer> answer) {}

  /// @param totalBytes 0 where nobody knows how much will come
  Loading(
      GraphQlPersons persons,
      RefusedLines refused,
      Progress progress,
      long totalBytes,
      int parallel,
      Duration patience) {
    this.persons = persons;
    this.refused = refused;
    this.progress = progress;
    this.totalBytes = totalBytes;
    this.parallel = parallel;
    this.patience = patience;
  }

  /// Loads all lines, or all before the one at which it has to stop.
  Tally load(NumberedLines lines) throws IOException, InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(parallel);
    try {
      return load(lines, senders);
    } finally {
      senders.shutdownNow();
    }
  }

  private Tally load(NumberedLines lines, ExecutorService senders)
      throws IOException, InterruptedException {
    Queue<Pending> pending = new ArrayDeque<>();
    Tally tally = Tally.NOTHING;
    Optional<Line> next = lines.next();
    while (tally.stop() == null && (next.isPresent() || !pending.isEmpty())) {
      if (next.isPresent() && pending.size() < parallel * LINES_AHEAD) {
        Line line = next.get();
        pending.add(new Pending(line, senders.submit(() -> answer(line))));
        next = lines.next();
      } else {
        tally = settle(pending.remove(), tally);
        progress.show(tally, lines.bytes(), totalBytes);
      }
    }
    return tally;
  }

  private Tally settle(Pending pending, Tally tally) throws IOException, InterruptedException {
    try {
      Answer answer = pending.answer().get();
      if (answer instanceof Refused refusal) {
        refused.add(pending.line(), refusal);
      }
      return tally.plus(pending.line().number(), answer);
    } catch (ExecutionException e) {
      throw new IllegalStateException("line " + pending.line().number(), e.getCause());
    }
  }

  private Answer answer(Line line) throws InterruptedException {
    if (line.problem() != null) {
      return new Refused(line.problem(), null);
    }
    try {
      return create(Registration.parse(line.text()));
    } catch (Registration.Malformed e) {
      return e.refusal();
    }
  }

  private Answer create(Registration person) throws InterruptedException {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Answer answer = persons.create(person);
      if (!(answer instanceof NotNow notNow)
          || System.nanoTime() - start + pause.toNanos() > patience.toNanos()) {
        return answer;
      }
      Thread.sleep(scattered(longer(pause, notNow.pause())));
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  /// Senders that failed together shall not come back together.
  private static Duration scattered(Duration pause) {
    return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
