package cim.person.infrastructure.cli;

import java.io.PrintWriter;
import java.time.Duration;

/// Shows how far a load has come: a bar that moves on a terminal, else a line every few seconds.
final class Progress {
  private static final int WIDTH = 30;
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean onTerminal;
  private final long totalBytes;
  private long shownAt = System.nanoTime();

  /// `totalBytes` is 0 where nobody knows how much will come.
  Progress(PrintWriter out, boolean onTerminal, long totalBytes) {
    this.out = out;
    this.onTerminal = onTerminal;
    this.totalBytes = totalBytes;
  }

  void show(Tally tally, long bytes) {
    Duration pause = onTerminal ? ON_A_TERMINAL : ELSEWHERE;
    if (System.nanoTime() - shownAt < pause.toNanos()) {
      return;
    }
    shownAt = System.nanoTime();
    if (onTerminal) {
      out.print("\r" + bar(bytes) + tally + "\u001b[K");
      out.flush();
    } else {
      out.println(percent(bytes) + tally);
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

  private String bar(long bytes) {
    int filled = totalBytes == 0 ? 0 : (int) Math.min(WIDTH, bytes * WIDTH / totalBytes);
    return totalBytes == 0
        ? ""
        : "[" + "#".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + percent(bytes);
  }

  private String percent(long bytes) {
    return totalBytes == 0 ? "" : Math.min(100, bytes * 100 / totalBytes) + " %: ";
  }
}
