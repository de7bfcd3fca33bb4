package cim.person.infrastructure.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders for what a trial keeps.
public final class Folders {
  private Folders() {}

  static Path newIn(String name) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "faults"));
    return Files.createTempDirectory(parent, name).toAbsolutePath();
  }

  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
