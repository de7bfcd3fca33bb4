package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.LossyLine;
import cim.person.infrastructure.nats.NatsServer;
import java.time.Duration;
import java.util.List;

/// Trials with a network line between the node and its `nats-server` that is not what it should be.
final class BadLine {
  private static final int CUTS = 5;
  private static final Duration SLOW = Duration.ofMillis(200);
  private static final Duration SLOWER_THAN_A_REQUEST_MAY_BE = Duration.ofMillis(1_500);
  private static final int NARROW = 256 * 1_024;

  private BadLine() {}

  /// Cut some times at once, and then for as long as an outage takes.
  static Run cut(Scale scale) throws Exception {
    return with(
        scale,
        (line, load) -> {
          for (int cut = 0; cut < CUTS; cut++) {
            line.repair();
            load.awaitAcknowledged(scale.commands() / CUTS);
          }
          line.breakDown();
          Thread.sleep(scale.outage());
          long moment = System.nanoTime();
          line.repair();
          return moment;
        });
  }

  /// The connection stays open and nothing comes through: it has to be found out and replaced.
  static Run halfOpen(Scale scale) throws Exception {
    return with(
        scale,
        (line, _) -> {
          long moment = System.nanoTime();
          line.forgetConnections();
          return moment;
        });
  }

  /// First slow, then slower than a request may be: each is answered after it was given up.
  static Run slow(Scale scale) throws Exception {
    return with(
        scale,
        (line, load) -> {
          line.slowDown(SLOW, NARROW);
          load.awaitAcknowledged(scale.commands() / CUTS);
          line.slowDown(SLOWER_THAN_A_REQUEST_MAY_BE, NARROW);
          Thread.sleep(scale.outage());
          long moment = System.nanoTime();
          line.speedUp();
          return moment;
        });
  }

  private interface Harm {
    long to(LossyLine line, Load load) throws Exception;
  }

  private static Run with(Scale scale, Harm harm) throws Exception {
    try (NatsServer server = NatsServer.started(OneServer.DURABLE);
        LossyLine line = LossyLine.to(server);
        Node node = Node.at(line.url(), 1, scale.patience())) {
      return Drill.ownPersons(List.of(node), server.url()).run(scale, load -> harm.to(line, load));
    }
  }
}
