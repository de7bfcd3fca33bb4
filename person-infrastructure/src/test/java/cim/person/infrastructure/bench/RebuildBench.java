package cim.person.infrastructure.bench;

import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.index.ReadModel;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/// The read models of one node, built from nothing and opened again.
@Command(
    name = "rebuild",
    description =
        "Measures how fast the read models of one node are built and opened again, and in the same run how fast the client library alone reads the stream.",
    mixinStandardHelpOptions = true)
final class RebuildBench extends ReadModelsBench {
  @Override
  void measure(Round round) throws Exception {
    double raw = RawConsuming.rate(round.url());
    round.say("the client library alone: %,.0f events/s", raw);
    results.add("messages read by the client library alone, /s", "", raw);
    Path folder = Files.createTempDirectory(round.folder(), "run");
    try {
      double rebuilt = rebuilt(round, folder);
      results.add("rebuild, events/s", "≥ 25,000", rebuilt);
      results.add("rebuild / messages read", "", rebuilt / raw);
      results.add("restart with what was saved, s", "< 20", restarted(round, folder));
    } finally {
      Folders.delete(folder);
    }
  }

  private static double rebuilt(Round round, Path folder) throws Exception {
    try (ReadModel model = round.open(folder)) {
      double taken = round.awaitReady(model);
      long position =
          model.projections().statuses().stream()
              .mapToLong(each -> each.position())
              .min()
              .orElse(0);
      round.say("rebuilt %,d events in %.1f s", position, taken);
      return position / taken;
    }
  }

  private static double restarted(Round round, Path folder) throws Exception {
    long begin = System.nanoTime();
    try (ReadModel model = round.open(folder)) {
      double _ = round.awaitReady(model);
      double taken = (System.nanoTime() - begin) / 1e9;
      round.say("ready again after %.1f s", taken);
      return taken;
    }
  }

  @Override
  String heading() {
    return "Rebuild";
  }

  @Override
  String explanation() {
    return """
        *Rebuild*: from nothing, to everything shown. *Restart*: from opening what was saved to having caught up. *Messages read* is what an ordered consumer of the client library takes when nothing is made of the messages.
        """;
  }
}
