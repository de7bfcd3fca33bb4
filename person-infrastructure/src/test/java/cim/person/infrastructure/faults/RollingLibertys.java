package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.NatsServer;
import java.util.List;

/// The trial in which two servers are stopped and started under load, one after the other, as for a
/// new version.
final class RollingLibertys {
  private RollingLibertys() {}

  static Run run(Scale scale) throws Exception {
    try (NatsServer server = NatsServer.started(OneServer.DURABLE);
        Liberty one = Liberty.started(server.url());
        Liberty other = Liberty.started(server.url())) {
      return Drill.ownPersons(
              List.of(new EitherDoor(one, other), new EitherDoor(other, one)), server.url())
          .run(
              scale,
              load -> {
                long begin = System.nanoTime();
                one.restart();
                load.awaitAcknowledged(scale.commands());
                other.restart();
                return begin;
              });
    }
  }
}
