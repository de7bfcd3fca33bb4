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
/// @param batchFrom how many appends of one event, of different persons, have to wait before they
///     share an atomic batch, at least 2; 0 when they never do
/// @param login who the application is to NATS
/// @param tls what an encrypted connection rests on
/// @param placement which servers keep the streams
public record NatsSettings(
    String url,
    int replicas,
    Duration requestTimeout,
    Duration giveUpAfter,
    int openBatches,
    int batchFrom,
    NatsLogin login,
    NatsTls tls,
    NatsPlacement placement) {
  private static final int BATCH_FROM = 32;

  /// Servers that want no login and no TLS.
  public NatsSettings(
      String url, int replicas, Duration requestTimeout, Duration giveUpAfter, int openBatches) {
    this(
        url,
        replicas,
        requestTimeout,
        giveUpAfter,
        openBatches,
        BATCH_FROM,
        new NatsLogin.None(),
        NatsTls.NONE,
        NatsPlacement.ANYWHERE);
  }

  /// One server at that address, and the times that fit it.
  public static NatsSettings of(String url) {
    return new NatsSettings(url, 1, Duration.ofSeconds(1), Duration.ofSeconds(15), 40);
  }

  /// Whether that names servers which can be looked for.
  public static boolean areServers(String url) {
    try {
      new Options.Builder().servers(url.split(",", -1));
      return !url.isBlank() && !url.contains("opentls://");
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Servers without what logs in there, for people to read.
  public static String withoutLogin(String url) {
    return url.replaceAll("[^/,]*@", "");
  }

  /// The same servers and times with another login and another TLS.
  public NatsSettings with(NatsLogin login, NatsTls tls) {
    return new NatsSettings(
        url, replicas, requestTimeout, giveUpAfter, openBatches, batchFrom, login, tls, placement);
  }

  /// The same with another number of appends that share a batch.
  public NatsSettings withBatchFrom(int appends) {
    return new NatsSettings(
        url, replicas, requestTimeout, giveUpAfter, openBatches, appends, login, tls, placement);
  }

  /// The servers for people to read, without what logs in there.
  public String address() {
    return withoutLogin(url);
  }

  @Override
  public String toString() {
    return "NATS at " + address();
  }

  String[] servers() {
    return url.split(",", -1);
  }
}
