package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.NatsServer;
import java.util.List;

/// Trials in which the store of `nats-server` has no room any more, until somebody makes some.
final class FullStore {
  private static final int KILOBYTES_FOR_A_COMMAND = 4;
  private static final String MORE = "max_file_store: 1GB\n" + OneServer.DURABLE;
  private static final int DISK_MEGABYTES = 24;

  private FullStore() {}

  /// JetStream's own limit is reached; it is raised, and the server started again.
  static Run byQuota(Scale scale) throws Exception {
    try (NatsServer server = NatsServer.started(quotaFor(scale.commands()));
        Node node = Node.at(server.url(), 1, scale.patience())) {
      return Drill.ownPersons(List.of(node), server.url())
          .run(
              scale,
              load -> {
                requireClear(load.awaitDelay());
                server.stop();
                server.configure(MORE);
                long moment = System.nanoTime();
                server.start();
                return moment;
              });
    }
  }

  /// The disk is full; room is made, and the server started again, as it gives up JetStream then.
  static Run byDisk(Scale scale) throws Exception {
    try (SmallDisk disk = SmallDisk.mounted(DISK_MEGABYTES);
        NatsServer server = NatsServer.startedIn(disk.folder().resolve("data"), OneServer.DURABLE);
        Node node = Node.at(server.url(), 1, scale.patience())) {
      return Drill.ownPersons(List.of(node), server.url())
          .run(
              scale,
              load -> {
                disk.fill();
                requireClear(load.awaitDelay());
                disk.makeRoom();
                server.stop();
                long moment = System.nanoTime();
                server.start();
                return moment;
              });
    }
  }

  private static String quotaFor(int commands) {
    return "max_file_store: %dKB%n".formatted(commands * KILOBYTES_FOR_A_COMMAND)
        + OneServer.DURABLE;
  }

  private static void requireClear(String reason) {
    if (reason.isBlank()) {
      throw new IllegalStateException("the error for a full store says nothing");
    }
  }
}
