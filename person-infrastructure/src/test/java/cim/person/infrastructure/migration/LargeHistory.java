package cim.person.infrastructure.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Large histories of the older service, written by a script for Node.js.
public final class LargeHistory {
  private LargeHistory() {}

  /// Writes one; the same numbers give the same bytes.
  ///
  /// @return whether Node.js is here
  public static boolean write(Path file, int persons, int events)
      throws IOException, InterruptedException {
    try {
      Process node =
          new ProcessBuilder(
                  List.of(
                      "node",
                      Fixtures.FOLDER.resolve("make-large.mjs").toString(),
                      "--persons",
                      Integer.toString(persons),
                      "--events",
                      Integer.toString(events),
                      "--seed",
                      "7",
                      "--out",
                      file.toString(),
                      "--summary",
                      file + ".summary.json"))
              .inheritIO()
              .start();
      return node.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
