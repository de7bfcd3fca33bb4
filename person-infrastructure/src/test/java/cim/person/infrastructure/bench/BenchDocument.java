package cim.person.infrastructure.bench;

import java.lang.management.ManagementFactory;

/// The text around the numbers.
final class BenchDocument {
  private static final double GIB = 1 << 30;

  private BenchDocument() {}

  static String of(String table, int events, int reads) {
    return """
        # Benchmarks

        `./person bench time-travel --write docs/benchmarks.md` repeats these measurements and writes this page.

        ## Time travel
        `person(asOf: …)` folds what the person was from the event stream. The histories are spread evenly through a stream of %,d events of %,d-byte order; the questions come one after the other, for one of 20 persons each time, %,d of each kind. The network and GraphQL are not in the numbers.

        Events are found by the positions that this node's records know; where they know none yet, by a search of the person's subjects, which goes through all that lies between.

        %s

        Measured on %s.
        """
        .formatted(events, 1_000, reads, table, machine());
  }

  private static String machine() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%s %s, %d cores, %.0f GiB of memory, Java %s, one nats-server on the same machine"
        .formatted(
            system.getName(),
            system.getArch(),
            system.getAvailableProcessors(),
            system.getTotalMemorySize() / GIB,
            Runtime.version());
  }
}
