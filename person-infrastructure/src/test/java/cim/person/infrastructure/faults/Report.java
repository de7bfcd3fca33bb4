package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.NatsServerBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/// docs/reliability.md: the table, and what it means.
final class Report {
  private static final String HEAD =
      """
      | fault | runs | acknowledged | sent again | lost | doubled | forked, holed or in part | recovery, median | recovery, longest | on |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|---|
      """;

  /// What was measured otherwise, and stays as it is.
  private static final String OTHERS = "## Malformed requests";

  private Report() {}

  static String table(List<Tally> tallies) {
    return HEAD + tallies.stream().map(Report::row).collect(Collectors.joining());
  }

  /// Writes the page. Of faults that were not done this time, the rows stay as they are.
  ///
  /// @param all in the order of the table
  static void write(Path file, List<Fault> all, List<Tally> tallies) throws IOException {
    List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
    StringBuilder table = new StringBuilder(HEAD);
    for (Fault fault : all) {
      String start = "| " + fault.title() + " |";
      tallies.stream()
          .filter(tally -> tally.fault().name().equals(fault.name()))
          .findFirst()
          .map(Report::row)
          .or(
              () ->
                  before.stream()
                      .filter(line -> line.startsWith(start))
                      .findFirst()
                      .map(row -> row + '\n'))
          .ifPresent(table::append);
    }
    String text =
        """
        # Reliability

        `./person faults` wrote this page up to [malformed requests](#malformed-requests) and repeats \
        all of it, `./person faults --only NAME` one row (`--list` says the names). Each run starts real servers, \
        sends real commands from %d clients, does the harm, heals it, and goes on.

        %s
        *%s, %s, Java %s, Linux %s, %d cores shared with other work; all servers on this one machine, \
        with `sync_interval: always`.*

        - **acknowledged**: commands that were answered with a receipt. One creates a person with two \
        contacts and activates it (four events in one append), one merges two persons (an event for \
        each, in one append), others rename (one event).
        - **sent again**: commands whose outcome the client was not told at first, so that it sent \
        the same once more. A run counts as failed when one is never answered.
        - **lost**: acknowledged events that are not in the stream, at the position and under the CID \
        of the receipt.
        - **doubled**: events that are there twice, and commands that were stored by two appends.
        - **forked, holed or in part**: a `prev`, `seq` or expected position that is not the person's \
        event before; a hash that is not that of the bytes; an append of which a part is stored; a \
        refused command of which anything is; a receipt that was another one when it was asked for \
        again; a read model that did not catch up.
        - **recovery**: the longest time without an acknowledged command, counted from the end of the \
        fault (of a kill: from the kill, with the start of what was killed). Where nothing is down, it \
        is from the beginning.

        The stream is read past the application: by the NATS client, SHA-256 and a JSON parser.

        ## What an operator should know
        - While NATS is away, commands are answered with UNAVAILABLE after `person.append.patience` \
        (15 s) and can be sent again under the same id at any time.
        - When the disk of `nats-server` is full it gives up JetStream until it is started again. Make \
        room, then restart it; nothing that was acknowledged is lost. A quota (`max_file_store`) that \
        is reached needs a higher one.
        - A connection that stays open but carries nothing is found out by unanswered pings.
        - In a cluster, a killed leader is replaced after an election of 4 to 9 seconds; one that is \
        stopped in an orderly manner hands over at once.

        The build does each fault once, in short (`SurvivingFaultsTest`, `KillingTheServerIT`); \
        `HistoryCheckTest` shows that the check finds what it looks for.
        """
            .formatted(
                Load.WORKERS,
                table,
                natsVersion(),
                "Open Liberty " + libertyVersion(),
                System.getProperty("java.version"),
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors());
    Files.writeString(file, text + others(before));
  }

  private static String others(List<String> page) {
    return page.stream()
        .dropWhile(line -> !line.equals(OTHERS))
        .map(line -> line + '\n')
        .collect(Collectors.joining("", "\n", ""));
  }

  private static String row(Tally tally) {
    return "| %s | %d | %,d | %,d | %d | %d | %d | %s | %s | %s |\n"
        .formatted(
            tally.fault().title(),
            tally.runs().size(),
            tally.acknowledged(),
            tally.retried(),
            tally.lost(),
            tally.doubled(),
            tally.other(),
            seconds(tally.medianRecovery()),
            seconds(tally.longestRecovery()),
            LocalDate.now(ZoneOffset.UTC));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1e3);
  }

  private static String natsVersion() throws IOException {
    Process process = new ProcessBuilder(NatsServerBinary.find(), "--version").start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .strip()
        .replace(":", "");
  }

  private static String libertyVersion() throws IOException {
    Path versions =
        Path.of(System.getProperty("project.root", ".."))
            .resolve("person-web/target/liberty/wlp/lib/versions/openliberty.properties");
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(versions)) {
      properties.load(reader);
    }
    return properties.getProperty("com.ibm.websphere.productVersion");
  }
}
