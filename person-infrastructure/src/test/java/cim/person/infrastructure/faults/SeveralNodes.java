package cim.person.infrastructure.faults;

import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.NatsServer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Trials in which two nodes write the same few persons, and some commands come to both at once.
final class SeveralNodes {
  private static final int PERSONS = 6;

  private SeveralNodes() {}

  /// Two nodes in this process.
  static Run inOneProcess(Scale scale) throws Exception {
    try (NatsServer server = NatsServer.started(OneServer.DURABLE);
        Node one = Node.at(server.url(), 1, scale.patience());
        Node other = Node.at(server.url(), 1, scale.patience())) {
      return racing(scale, one, other, server.url());
    }
  }

  /// Two Open Liberty servers.
  static Run twoLibertys(Scale scale) throws Exception {
    try (NatsServer server = NatsServer.started(OneServer.DURABLE);
        Liberty one = Liberty.started(server.url());
        Liberty other = Liberty.started(server.url())) {
      return racing(scale, one, other, server.url());
    }
  }

  private static Run racing(Scale scale, Door one, Door other, String url) throws Exception {
    List<PersonId> persons = Stream.generate(Plan::newPerson).limit(PERSONS).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(Load.WORKERS)) {
      List<Door> doors = List.of(one, other, new BothDoors(one, other, threads));
      return new Drill(doors, url, worker -> new Plan.SharedPersons(persons, worker))
          .run(scale, _ -> System.nanoTime());
    }
  }
}
