package cim.person.infrastructure.nats;

import io.nats.client.Options;
import java.time.Duration;

/// How NATS is reached and how long it is waited for.
///
/// @param url the servers, `nats://host:port`, separated by commas
/// @param replicas how many servers keep each stream: 1, 3 or 5
/// @param requestTimeout how long one request may take before it is sent again
/// @param giveUpAfter how long an append or a read is tried in all: longer than a cluster takes to
///     elect a leader, which is up to 9 seconds
/// @param openBatches how many appends of several events are under way at once: the server refuses
///     the 51st of a stream, and other nodes need some
public record NatsSettings(
    String url, int replicas, Duration requestTimeout, Duration giveUpAfter, int openBatches) {
  /// One server at that address, and the times that fit it.
  public static NatsSettings of(String url) {
    return new NatsSettings(url, 1, Duration.ofSeconds(1), Duration.ofSeconds(15), 40);
  }

  /// Whether that names servers which can be looked for.
  public static boolean areServers(String url) {
    try {
      new Options.Builder().servers(url.split(",", -1));
      return !url.isBlank();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The servers for people to read, without what logs in there.
  public String address() {
    return url.replaceAll("[^/,]*@", "");
  }

  String[] servers() {
    return url.split(",", -1);
  }
}
