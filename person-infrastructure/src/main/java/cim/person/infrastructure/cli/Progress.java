package cim.person.infrastructure.cli;

import cim.person.infrastructure.car.Watcher;
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
  private long shownAt = System.nanoTime();

  /// @param out where it is shown: a terminal when the program runs on one
  Progress(PrintWriter out) {
    this.out = out;
    this.onTerminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// @param state is shown as its text
  /// @param done how much of the total
  /// @param total how much there is to do, in whatever unit; 0 where nobody knows
  void show(Object state, long done, long total) {
    Duration pause = onTerminal ? ON_A_TERMINAL : ELSEWHERE;
    if (System.nanoTime() - shownAt < pause.toNanos()) {
      return;
    }
    shownAt = System.nanoTime();
    if (onTerminal) {
      out.print("\r" + bar(done, total) + state + "\u001b[K");
      out.flush();
    } else {
      out.println(percent(done, total) + state);
      out.flush();
    }
  }

  /// Shows how far work on a history has come.
  Watcher watcher() {
    return this::show;
  }

  /// Takes the bar away.
  void end() {
    if (onTerminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private static String bar(long done, long total) {
    int filled = total == 0 ? 0 : (int) Math.min(WIDTH, done * WIDTH / total);
    return total == 0
        ? ""
        : "[" + "#".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + percent(done, total);
  }

  private static String percent(long done, long total) {
    return total == 0 ? "" : Math.min(100, done * 100 / total) + " %: ";
  }
}
