package cim.person.infrastructure.bench;

/// The section about read models in the page of benchmarks.
///
/// @param persons how many were in the stream
/// @param reads how many measurements of each query there were
/// @param seconds how long each rate was offered, after the warm-up
record ReadPage(int persons, int reads, int seconds, int warmUpSeconds) {
  String text(String table) {
    return """
        `./person bench read --write docs/benchmarks.md` repeats these measurements and writes this section.

        One node's read models over a stream of %,d persons with %,d events, in one process with a heap of %,d MiB and a block cache of 64 MiB; GraphQL and HTTP are not in the numbers. nats-server, the process that offers events, and the node share the machine. The server acknowledges without waiting for the disk, so that it is the reading that is measured.

        - *Rebuild*: from nothing, to everything shown. *Restart*: from opening what was saved to having caught up.
        - Queries come one after the other, %,d of each kind, each about other persons, skills and names; under load %,d of each, ten milliseconds apart.
        - *Visible*: from the acknowledgement by the server to the first look, every two milliseconds, at which the read model had come so far; events are offered at a steady rate for %d s after %d s of warm-up; a quarter of them create persons, the others change some of those that are there, at random.

        %s"""
        .formatted(
            persons,
            (long) persons * Population.EVENTS_EACH,
            Runtime.getRuntime().maxMemory() >> 20,
            reads,
            reads / 10,
            seconds,
            warmUpSeconds,
            table);
  }
}
