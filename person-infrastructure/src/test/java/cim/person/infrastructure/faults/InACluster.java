package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.NatsServer;
import java.util.List;

/// Trials with three servers that keep every event three times.
final class InACluster {
  private InACluster() {}

  static Run leaderKilled(Scale scale) throws Exception {
    return with(
        scale,
        (cluster, load) -> {
          NatsServer leader = cluster.leader();
          long moment = System.nanoTime();
          leader.kill();
          load.awaitAcknowledged(scale.commands());
          leader.start();
          cluster.awaitAllCurrent();
          return moment;
        });
  }

  /// Stopped before the load begins, and back only for the last part of it.
  static Run oneDown(Scale scale) throws Exception {
    try (Cluster cluster = Cluster.started();
        Node node = Node.at(cluster.url(), Cluster.SIZE, scale.patience())) {
      NatsServer leader = cluster.leader();
      NatsServer follower =
          cluster.servers().stream().filter(server -> server != leader).findFirst().orElseThrow();
      long moment = System.nanoTime();
      follower.kill();
      return Drill.ownPersons(List.of(node), cluster.url())
          .run(
              scale,
              _ -> {
                follower.start();
                cluster.awaitAllCurrent();
                return moment;
              });
    }
  }

  static Run rolledOver(Scale scale) throws Exception {
    return with(
        scale,
        (cluster, load) -> {
          long moment = System.nanoTime();
          for (NatsServer server : cluster.servers()) {
            server.stop();
            load.awaitAcknowledged(scale.commands() / Cluster.SIZE);
            server.start();
            cluster.awaitAllCurrent();
          }
          return moment;
        });
  }

  private interface Harm {
    long to(Cluster cluster, Load load) throws Exception;
  }

  private static Run with(Scale scale, Harm harm) throws Exception {
    try (Cluster cluster = Cluster.started();
        Node node = Node.at(cluster.url(), Cluster.SIZE, scale.patience())) {
      cluster.awaitAllCurrent();
      return Drill.ownPersons(List.of(node), cluster.url())
          .run(scale, load -> harm.to(cluster, load));
    }
  }
}
