package cim.person.infrastructure.cli;

import cim.person.infrastructure.cli.Answer.Refused;
import cim.person.infrastructure.cli.NumberedLines.Line;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file of what was refused in the latest load: one JSON object a line, in the order of the
/// input, there only if something was refused. What an earlier load left in its place is removed;
/// a file that no load can have written is never touched.
final class RefusedLines implements AutoCloseable {
  private final Path file;
  private @Nullable BufferedWriter writer;

  /// Throws [FileAlreadyExistsException] if the file is not one of refused lines.
  RefusedLines(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      if (!isOfALoad(file)) {
        throw new FileAlreadyExistsException(
            file.toString(), null, "is no file of refused lines, so it is left as it is");
      }
      Files.delete(file);
    }
  }

  /// Adds a line; it is in the file when this returns.
  void add(Line line, Refused refused) throws IOException {
    if (writer == null) {
      writer = Files.newBufferedWriter(file);
    }
    var entry =
        Json.createObjectBuilder().add("line", line.number()).add("reason", refused.reason());
    if (refused.field() != null) {
      entry.add("field", refused.field());
    }
    writer.write(entry.add("input", line.text()).build().toString());
    writer.newLine();
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  private static boolean isOfALoad(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first == null || isEntry(first);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isEntry(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      JsonObject entry = reader.readObject();
      return entry.containsKey("line") && entry.containsKey("reason") && entry.containsKey("input");
    } catch (JsonException e) {
      return false;
    }
  }
}
