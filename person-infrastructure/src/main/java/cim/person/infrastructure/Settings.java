package cim.person.infrastructure;

import cim.person.application.CommandSettings;
import cim.person.domain.state.Limits;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.NatsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/// This module's configuration, read once when the application starts. The keys and their defaults
/// are in `META-INF/microprofile-config.properties`.
///
/// @param natsUrl `person.nats.url`: the NATS servers, separated by commas
/// @param replicas `person.nats.replicas`: how many servers of a cluster keep each event, 1 to 5
/// @param data `person.data`: the folder of the read models
/// @param requestTimeout `person.nats.request-timeout`: how long one request to NATS may take
///     before it is sent again
/// @param appendPatience `person.append.patience`: how long an append is tried before it is
///     UNAVAILABLE
/// @param openBatches `person.append.open-batches`: how many atomic batches are open at once, 1 to
///     40
/// @param commandAttempts `person.commands.attempts`: how often a command is decided when other
///     writers are first
/// @param cachedPersons `person.commands.cached-persons`: persons kept in memory between commands
/// @param commandPatience `person.commands.patience`: how long a command waits for others of the
///     same person
/// @param waitingCommands `person.commands.waiting`: how many commands may wait for the same person
/// @param mostParts `person.limits.parts`: parts of each kind, such as contacts, that a person may
///     hold
/// @param feedBatch `person.read-model.batch`: events that the read models take in one go
/// @param refresh `person.read-model.refresh`: how often lists show what is new
/// @param save `person.read-model.save`: how often the read models are written to disk
/// @param blockCache `person.read-model.cache-bytes`: memory for records read by id
/// @param collations `person.read-model.collations`: for how many collations the sort keys of names
///     are kept ready
/// @param subscriptionBuffer `person.subscriptions.buffer`: how far a subscriber may fall behind
/// @param mostSubscriptions `person.subscriptions.limit`: subscribers on this node
record Settings(
    String natsUrl,
    int replicas,
    Path data,
    Duration requestTimeout,
    Duration appendPatience,
    int openBatches,
    int commandAttempts,
    int cachedPersons,
    Duration commandPatience,
    int waitingCommands,
    int mostParts,
    int feedBatch,
    Duration refresh,
    Duration save,
    long blockCache,
    int collations,
    int subscriptionBuffer,
    int mostSubscriptions) {

  static Settings read(Config config) {
    Reader reader = new Reader(config);
    return new Settings(
        reader.servers("person.nats.url"),
        reader.number("person.nats.replicas", 1, 5),
        Path.of(reader.text("person.data")).toAbsolutePath(),
        reader.period("person.nats.request-timeout"),
        reader.period("person.append.patience"),
        reader.number("person.append.open-batches", 1, 40),
        reader.number("person.commands.attempts", 1, 1_000),
        reader.number("person.commands.cached-persons", 1, 10_000_000),
        reader.period("person.commands.patience"),
        reader.number("person.commands.waiting", 1, 10_000),
        reader.number("person.limits.parts", 1, 10_000),
        reader.number("person.read-model.batch", 1, 10_000),
        reader.period("person.read-model.refresh"),
        reader.period("person.read-model.save"),
        reader.number("person.read-model.cache-bytes", 1 << 20, Integer.MAX_VALUE),
        reader.number("person.read-model.collations", 1, 1_000),
        reader.number("person.subscriptions.buffer", 1, 1_000_000),
        reader.number("person.subscriptions.limit", 1, 1_000_000));
  }

  NatsSettings nats() {
    return new NatsSettings(natsUrl, replicas, requestTimeout, appendPatience, openBatches);
  }

  CommandSettings commands() {
    return new CommandSettings(commandAttempts, cachedPersons, commandPatience, waitingCommands);
  }

  Limits limits() {
    return new Limits(mostParts);
  }

  ReadModelSettings readModel() {
    return new ReadModelSettings(
        data.resolve("read-model"),
        feedBatch,
        refresh,
        save,
        blockCache,
        collations,
        subscriptionBuffer,
        mostSubscriptions);
  }

  /// Reads values, and says of a wrong one which it is and what is allowed.
  private record Reader(Config config) {
    String text(String key) {
      return config.getValue(key, String.class);
    }

    String servers(String key) {
      return check(
          key,
          Function.identity(),
          NatsSettings::areServers,
          "addresses such as nats://127.0.0.1:4222, separated by commas");
    }

    int number(String key, int least, int most) {
      String allowed = "a whole number from %d to %d".formatted(least, most);
      return check(key, Integer::valueOf, value -> value >= least && value <= most, allowed);
    }

    Duration period(String key) {
      return check(
          key, Duration::parse, Duration::isPositive, "a period such as PT15S (ISO 8601), above 0");
    }

    private <T> T check(
        String key, Function<String, T> parse, Predicate<T> allows, String allowed) {
      String text = text(key).strip();
      try {
        T value = parse.apply(text);
        if (allows.test(value)) {
          return value;
        }
      } catch (NumberFormatException | DateTimeParseException _) {
        // said below, together with values out of range
      }
      throw new IllegalArgumentException("%s is '%s': it must be %s".formatted(key, text, allowed));
    }
  }
}
