package cim.person.infrastructure.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The same for a benchmark whose numbers can be had as JSON.
final class NumbersOutput extends Output {
  @Option(names = "--json", description = "File for the numbers as JSON.")
  private @Nullable Path json;

  void show(String heading, String text, ReadResults results) throws IOException {
    if (json != null) {
      Files.writeString(json, results.json(BenchDocument.machine()));
    }
    show(heading, text);
  }
}
