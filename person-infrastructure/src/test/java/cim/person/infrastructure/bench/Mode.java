package cim.person.infrastructure.bench;

import cim.person.infrastructure.nats.NatsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// When the servers acknowledge, and how many there are.
enum Mode {
  /// One server that has not waited for the disk.
  CACHED(1, "2m"),
  /// One server that has.
  ALWAYS(1, "always"),
  /// Three servers of which two have.
  REPLICATED(3, "always");

  final int replicas;
  final String sync;

  Mode(int replicas, String sync) {
    this.replicas = replicas;
    this.sync = sync;
  }

  String text() {
    return (replicas == 1 ? "one server" : replicas + " servers")
        + ", `sync_interval: "
        + sync
        + "`";
  }

  /// The servers, started.
  List<NatsServer> start() throws IOException {
    String settings = "sync_interval: " + sync;
    if (replicas == 1) {
      return List.of(NatsServer.started(settings));
    }
    List<Integer> ports = freePorts(2 * replicas);
    String routes =
        ports.subList(replicas, 2 * replicas).stream()
            .map(port -> "\"nats://127.0.0.1:" + port + '"')
            .collect(Collectors.joining(", "));
    List<NatsServer> servers = new ArrayList<>();
    for (int number = 0; number < replicas; number++) {
      servers.add(
          NatsServer.prepared(
              ports.get(number),
              settings,
              """
              server_name: bench-%d
              cluster { name: bench, listen: "127.0.0.1:%d", routes: [%s] }
              """
                  .formatted(number, ports.get(replicas + number), routes)));
    }
    servers.forEach(NatsServer::start);
    return servers;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }
}
