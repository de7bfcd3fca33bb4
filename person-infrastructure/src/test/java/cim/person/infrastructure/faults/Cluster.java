package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.Await;
import cim.person.infrastructure.nats.FreePorts;
import cim.person.infrastructure.nats.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ClusterInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Three servers on loopback that are one JetStream.
final class Cluster implements AutoCloseable {
  static final int SIZE = 3;

  private final List<NatsServer> servers = new ArrayList<>();

  private Cluster() throws IOException {
    List<Integer> ports = FreePorts.several(2 * SIZE);
    List<Integer> routes = ports.subList(SIZE, 2 * SIZE);
    String urls =
        routes.stream()
            .map(port -> "\"nats://127.0.0.1:" + port + '"')
            .collect(Collectors.joining(", "));
    for (int number = 0; number < SIZE; number++) {
      String cluster =
          """
          server_name: n%d
          cluster {
            name: trial
            listen: "127.0.0.1:%d"
            routes: [%s]
          }
          """
              .formatted(number, routes.get(number), urls);
      servers.add(NatsServer.prepared(ports.get(number), OneServer.DURABLE, cluster));
    }
  }

  static Cluster started() throws IOException {
    Cluster cluster = new Cluster();
    cluster.servers.forEach(NatsServer::start);
    return cluster;
  }

  String url() {
    return servers.stream().map(NatsServer::url).collect(Collectors.joining(","));
  }

  List<NatsServer> servers() {
    return List.copyOf(servers);
  }

  /// The server that leads the stream of events.
  @SuppressWarnings("try") // whoever interrupts the closing interrupts the trial
  NatsServer leader() throws IOException, InterruptedException {
    try (Connection connection = connected()) {
      String leader = state(connection).getLeader();
      return servers.get(Integer.parseInt(leader.substring(1)));
    } catch (JetStreamApiException refusal) {
      throw new IOException("the cluster does not say who leads", refusal);
    }
  }

  /// Waits until every server has all that is stored.
  @SuppressWarnings("try") // whoever interrupts the closing interrupts the trial
  void awaitAllCurrent() throws IOException, InterruptedException {
    try (Connection connection = connected()) {
      Await.until("three replicas that are current", () -> isCurrent(connection));
    }
  }

  private static boolean isCurrent(Connection connection) {
    try {
      ClusterInfo state = state(connection);
      return state.getLeader() != null
          && state.getReplicas().size() == SIZE - 1
          && state.getReplicas().stream()
              .allMatch(replica -> replica.isCurrent() && !replica.isOffline());
    } catch (IOException | JetStreamApiException _) {
      return false; // there is no leader at this moment
    }
  }

  private static ClusterInfo state(Connection connection)
      throws IOException, JetStreamApiException {
    return connection.jetStreamManagement().getStreamInfo("CIM_PERSON_EVENTS").getClusterInfo();
  }

  private Connection connected() throws IOException, InterruptedException {
    return Nats.connect(new Options.Builder().servers(url().split(",", -1)).build());
  }

  @Override
  public void close() {
    servers.forEach(NatsServer::close);
  }
}
