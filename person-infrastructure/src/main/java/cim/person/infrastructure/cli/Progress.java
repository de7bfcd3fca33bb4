package cim.person.infrastructure.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/// Shows how far a long work has come: a bar that moves on a terminal, else a line every few
/// seconds.
final class Progress {
  private static final int WIDTH = 30;
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean onTerminal;
  private final long total;
  private long shownAt = System.nanoTime();

  /// @param out where it is shown: a terminal when the program runs on one
  /// @param total how much there is to do, in whatever unit; 0 where nobody knows how much will
  /// come.
  Progress(PrintWriter out, long total) {
    this.out = out;
    this.onTerminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    this.total = total;
  }

  /// @param done how much of the total
  void show(Object state, long done) {
    Duration pause = onTerminal ? ON_A_TERMINAL : ELSEWHERE;
    if (System.nanoTime() - shownAt < pause.toNanos()) {
      return;
    }
    shownAt = System.nanoTime();
    if (onTerminal) {
      out.print("\r" + bar(done) + state + "\u001b[K");
      out.flush();
    } else {
      out.println(percent(done) + state);
      out.flush();
    }
  }

  /// Takes the bar away.
  void end() {
    if (onTerminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private String bar(long done) {
    int filled = total == 0 ? 0 : (int) Math.min(WIDTH, done * WIDTH / total);
    return total == 0
        ? ""
        : "[" + "#".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + percent(done);
  }

  private String percent(long done) {
    return total == 0 ? "" : Math.min(100, done * 100 / total) + " %: ";
  }
}
