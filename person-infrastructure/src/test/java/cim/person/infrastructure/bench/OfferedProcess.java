package cim.person.infrastructure.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// [OfferedLoad] in a process of its own: its events are made, and it waits for the word.
final class OfferedProcess implements AutoCloseable {
  private final Process process;
  private final Path acknowledgements;

  private OfferedProcess(Process process, Path acknowledgements) {
    this.process = process;
    this.acknowledgements = acknowledgements;
  }

  /// @param persons how many there are
  /// @param seed chooses whom the events are about; each load of one stream has its own
  /// @param acknowledgements file to write
  static OfferedProcess ready(
      String url, int rate, int count, int persons, int seed, Path acknowledgements)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OfferedLoad.class.getName(),
                url,
                String.valueOf(rate),
                String.valueOf(count),
                String.valueOf(persons),
                String.valueOf(seed),
                acknowledgements.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.inputReader().readLine();
    return new OfferedProcess(process, acknowledgements);
  }

  void begin() throws IOException {
    try (var go = process.outputWriter()) {
      go.write("go\n");
    }
  }

  /// Waits for the end.
  ///
  /// @return how many events a second were taken
  String awaitEnd() throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the load ended with " + process.exitValue());
    }
    return Files.readAllLines(acknowledgements).getFirst();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
