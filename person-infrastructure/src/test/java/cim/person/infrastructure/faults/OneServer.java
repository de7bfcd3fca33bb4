package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.NatsServer;
import java.util.List;

/// Trials with one `nats-server`, which writes to the disk before it acknowledges, as shipped.
final class OneServer {
  static final String DURABLE = "sync_interval: always";

  private OneServer() {}

  static Run killed(Scale scale) throws Exception {
    return with(
        scale,
        server -> {
          long moment = System.nanoTime();
          server.kill();
          server.start();
          return moment;
        });
  }

  static Run stopped(Scale scale) throws Exception {
    return with(
        scale,
        server -> {
          server.stop();
          Thread.sleep(scale.outage());
          long moment = System.nanoTime();
          server.start();
          return moment;
        });
  }

  static Run frozen(Scale scale) throws Exception {
    return with(
        scale,
        server -> {
          server.freeze();
          Thread.sleep(scale.outage());
          long moment = System.nanoTime();
          server.thaw();
          return moment;
        });
  }

  private interface Harm {
    long to(NatsServer server) throws Exception;
  }

  private static Run with(Scale scale, Harm harm) throws Exception {
    try (NatsServer server = NatsServer.started(DURABLE);
        Node node = Node.at(server.url(), 1, scale.patience())) {
      return Drill.ownPersons(List.of(node), server.url()).run(scale, _ -> harm.to(server));
    }
  }
}
