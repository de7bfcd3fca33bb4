package cim.person.domain.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of the repository that a test derives from the code. With `-Dupdate-docs` the test writes
/// it, otherwise it fails when the file says something else.
public final class LivingDocument {
  private final Path file;

  private LivingDocument(Path file) {
    this.file = file;
  }

  /// @param path of the file below the repository's root, such as `docs/events.md`
  public static LivingDocument at(String path) {
    return new LivingDocument(root().resolve(path));
  }

  /// The repository's root.
  public static Path root() {
    return Path.of(System.getProperty("project.root", ".."));
  }

  /// Whether this build writes documents in the place of comparing them.
  public static boolean isUpdate() {
    return System.getProperty("update-docs") != null;
  }

  /// Writes the text, or fails when the file differs from it.
  public void mustSay(String text) {
    try {
      if (isUpdate()) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      String there = Files.exists(file) ? Files.readString(file) : "";
      assertEquals(
          text, there, () -> file.getFileName() + " is stale: run mvn verify -Dupdate-docs");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
