package cim.person.infrastructure.faults;

import java.util.ArrayList;
import java.util.List;

/// All faults that are tried, in the order of the table.
public final class Faults {
  /// The packaged server is killed and started again by the launcher.
  public static final Fault KILLED_LIBERTY =
      new Fault("liberty-killed", "Open Liberty killed (-9)", 10, KilledLiberty::run);

  private Faults() {}

  /// What can be done on this machine without the packaged server.
  static List<Fault> ofNats() {
    List<Fault> faults =
        new ArrayList<>(
            List.of(
                new Fault("nats-killed", "`nats-server` killed (-9)", 10, OneServer::killed),
                new Fault("nats-stopped", "`nats-server` down for 30 s", 3, OneServer::stopped),
                new Fault("nats-frozen", "`nats-server` frozen for 30 s", 3, OneServer::frozen),
                new Fault("line-cut", "connection cut, at last for 30 s", 3, BadLine::cut),
                new Fault("line-half-open", "connection half-open", 5, BadLine::halfOpen),
                new Fault("line-slow", "slow server", 3, BadLine::slow),
                new Fault("quota-full", "JetStream's quota is full", 3, FullStore::byQuota),
                new Fault(
                    "leader-killed", "3 nodes: leader killed (-9)", 5, InACluster::leaderKilled),
                new Fault("one-down", "3 nodes: one down throughout", 3, InACluster::oneDown),
                new Fault("rolling", "3 nodes: rolling restart", 3, InACluster::rolledOver),
                new Fault("two-nodes", "two nodes, same persons", 3, SeveralNodes::inOneProcess)));
    if (SmallDisk.isPossible()) {
      faults.add(new Fault("disk-full", "disk full", 3, FullStore::byDisk));
    }
    return faults;
  }

  /// What is done to the packaged server.
  static List<Fault> ofLiberty() {
    return List.of(
        KILLED_LIBERTY,
        new Fault(
            "liberty-rolling",
            "two Open Liberty servers: rolling restart",
            3,
            RollingLibertys::run),
        new Fault(
            "two-libertys",
            "two Open Liberty servers, same persons",
            3,
            SeveralNodes::twoLibertys));
  }

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(ofNats());
    all.addAll(ofLiberty());
    return all;
  }
}
