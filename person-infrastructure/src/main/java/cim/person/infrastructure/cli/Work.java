package cim.person.infrastructure.cli;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStoreUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the commands about histories have in common: what a failure is called, and its exit code.
final class Work {
  static final int FINDING = 2;
  static final int FAILED = 1;

  private static final long LAST_MOMENT_MILLIS = 5_000;

  private final PrintWriter problems;
  private final Progress progress;

  /// Something that takes a while, and ends with an exit code.
  @FunctionalInterface
  interface Part {
    int run() throws IOException, InterruptedException;
  }

  Work(PrintWriter problems, Progress progress) {
    this.problems = problems;
    this.progress = progress;
  }

  /// Does it, and turns every failure into a sentence.
  ///
  /// @param ifBroken what follows from a broken history: "nothing was imported"
  int run(String ifBroken, Part part) throws InterruptedException {
    Thread here = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread atExit = new Thread(() -> interrupt(here, ended));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      return attempt(ifBroken, part);
    } finally {
      ended.countDown();
      forget(atExit);
    }
  }

  /// Ctrl-C: the work ends as after a failure, and takes its temporary files with it.
  private static void interrupt(Thread work, CountDownLatch ended) {
    work.interrupt();
    try {
      if (!ended.await(LAST_MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
        System.err.println("person: temporary files may be left");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // the program is ending, and the hook has done its work
    }
  }

  private int attempt(String ifBroken, Part part) throws InterruptedException {
    try {
      return part.run();
    } catch (CarFault | CorruptHistory broken) {
      return end(FINDING, broken.getMessage() + "; " + ifBroken);
    } catch (EventStoreUnavailable | IllegalArgumentException failure) {
      return end(FAILED, String.valueOf(failure.getMessage()));
    } catch (ClosedByInterruptException _) {
      return end(FAILED, "it was interrupted");
    } catch (NoSuchFileException missing) {
      return end(FAILED, "there is no " + missing.getFile());
    } catch (AccessDeniedException denied) {
      return end(FAILED, denied.getFile() + " may not be read or written");
    } catch (FileSystemException failure) {
      return end(FAILED, failure.getFile() + ": " + failure.getReason());
    } catch (IOException failure) {
      return end(FAILED, String.valueOf(failure.getMessage()));
    }
  }

  private int end(int code, String sentence) {
    progress.end();
    problems.println("person: " + sentence);
    problems.flush();
    return code;
  }

  /// Where temporary files go.
  static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
