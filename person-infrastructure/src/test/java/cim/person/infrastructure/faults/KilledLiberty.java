package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.NatsServer;
import java.util.List;

/// The trial in which the server is killed under load, and started again by the launcher.
final class KilledLiberty {
  private KilledLiberty() {}

  static Run run(Scale scale) throws Exception {
    try (NatsServer server = NatsServer.started(OneServer.DURABLE);
        Liberty liberty = Liberty.started(server.url())) {
      return Drill.ownPersons(List.of(liberty), server.url())
          .run(
              scale,
              _ -> {
                long moment = System.nanoTime();
                liberty.kill();
                liberty.start();
                return moment;
              });
    }
  }
}
