package cim.person.infrastructure.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/// Shows how far long work has come: a bar that moves on a terminal, else a line every few seconds.
final class Progress {
  private static final int WIDTH = 30;
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean onTerminal;
  private long shownAt = System.nanoTime();

  Progress(PrintWriter out, boolean onTerminal) {
    this.out = out;
    this.onTerminal = onTerminal;
  }

  /// For whoever started this program.
  static Progress on(PrintWriter out) {
    return new Progress(
        out, Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
  }

  /// @param state is shown as its text
  /// @param total 0 where nobody knows how much will come
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
