package cim.person.infrastructure.bench;

import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.faults.Liberty;
import cim.person.infrastructure.nats.NatsServer;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What mutations over HTTP cost, by how many connections and how many nodes there are.
final class HttpGrowth {
  private static final List<Integer> CONNECTIONS = List.of(1, 8, 64, 256);
  private static final int USUAL = 64;
  private static final int FIRST_SECONDS = 15;

  /// As shipped 250 requests are taken at once.
  private static final Map<String, String> SETTINGS = Map.of("PERSON_HTTP_REQUEST_LIMIT", "300");

  private final Load load;
  private final GrowthTable connections = new GrowthTable("connections");
  private final GrowthTable nodes = new GrowthTable("nodes");

  HttpGrowth(Load load) {
    this.load = load;
  }

  String measured(PrintWriter out) throws Exception {
    Path store = Files.createTempDirectory("person-bench");
    try (NatsServer nats = NatsServer.startedIn(store, "sync_interval: always");
        Liberty one = Liberty.started(nats.url(), SETTINGS)) {
      List<URI> first = List.of(one.address());
      warmUp(first);
      for (int many : CONNECTIONS) {
        connections.step("%,d".formatted(many));
        measure(connections, first, many, out);
      }
      nodes.step("1");
      measure(nodes, first, USUAL, out);
      try (Liberty other = Liberty.started(nats.url(), SETTINGS)) {
        List<URI> both = List.of(one.address(), other.address());
        warmUp(List.of(other.address()));
        nodes.step("2");
        measure(nodes, both, USUAL, out);
      }
    } finally {
      Folders.delete(store);
    }
    return """
        The mutations, empty mutations and queries of [GraphQL over HTTP](#graphql-over-http), on Open Liberty as shipped but for `person.http.request-limit` 300, and one nats-server with `sync_interval: always`; each connection has one request at a time; %d s after %d s of warm-up. Load, servers and nats-server share two cores.

        %s
        Two nodes on the same machine, each with half of %d connections, beside one with all of them:

        %s"""
        .formatted(load.seconds(), load.warmUpSeconds(), connections.text(), USUAL, nodes.text());
  }

  private static void warmUp(List<URI> servers) throws Exception {
    try (HttpClients clients = new HttpClients(servers, USUAL)) {
      NamingRequests requests = new NamingRequests(clients, servers.hashCode());
      Load first = new Load(0, FIRST_SECONDS);
      first.closed(USUAL, requests::mutate);
      first.closed(USUAL, requests::empty);
    }
  }

  private void measure(GrowthTable table, List<URI> servers, int many, PrintWriter out)
      throws Exception {
    try (HttpClients clients = new HttpClients(servers, many)) {
      NamingRequests requests = new NamingRequests(clients, System.nanoTime());
      Load.Result empty = load.closed(many, requests::empty);
      Load.Result mutations = load.closed(many, requests::mutate);
      for (URI server : servers) {
        NodeProgress.of(server).awaitCaughtUp();
      }
      Load.Result reads = load.closed(many, requests::read);
      out.printf("%d servers, %d connections: %,.0f/s%n", servers.size(), many, mutations.rate());
      out.flush();
      table.add("mutations: /s", mutations.rate());
      table.add("mutations: p50 ms", mutations.millis(50));
      table.add("mutations: p99 ms", mutations.millis(99));
      table.add("empty mutations: /s", empty.rate());
      table.add("queries by id: /s", reads.rate());
      table.add("queries by id: p99 ms", reads.millis(99));
    }
  }
}
