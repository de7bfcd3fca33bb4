package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ways of `docs/operations.md` to keep a copy of the events, each up to the point at which
/// the application works on it.
class BackupTest {
  @Test
  void aMirrorInAnotherPlaceTakesOverWhenTheClusterIsGone() throws Exception {
    try (NatsCluster cluster = NatsCluster.started()) {
      cluster.startBackup();
      Writing writing;
      long end;
      try (TestNats nats = TestNats.with(cluster.settings("person", 3));
          TestNats copy =
              TestNats.unwatched(cluster.settings(cluster.backupUrl(), "operator", 1))) {
        nats.awaitStreams();
        writing = Writing.begin(nats.store(), 4);
        writing.awaitMore(100);
        Await.until("a mirror", () -> isDone(() -> copy.administration().mirror("cim")));
        writing.awaitMore(100);
        writing.end();
        end = nats.store().end();
        Await.until("the whole copy", () -> events(copy).last() == end);
        assertEquals(0, events(copy).mirror().orElseThrow().behind());

        cluster.killAll();
        assertEquals(end, copy.administration().promote());
        assertThrows(IOException.class, () -> copy.administration().promote());
      }
      try (TestNats nats = TestNats.ready(cluster.settings(cluster.backupUrl(), "person", 1))) {
        assertEquals(end, nats.store().end());
        writing.assertWholeIn(nats.store());
        Writing more = Writing.begin(nats.store(), 2);
        more.awaitMore(10);
        more.end();
        more.assertWholeIn(nats.store());
      }
    }
  }

  @Test
  void aCopyOfTheStoreFolderIsTheStore() throws Exception {
    try (NatsServer server = NatsServer.started()) {
      Writing writing;
      long end;
      try (TestNats nats = TestNats.ready(server)) {
        writing = Writing.begin(nats.store(), 4);
        writing.awaitMore(100);
        writing.end();
        end = nats.store().end();
      }
      server.stop();
      try (NatsServer restored = server.startedCopy();
          TestNats nats = TestNats.ready(restored)) {
        assertEquals(end, nats.store().end());
        writing.assertWholeIn(nats.store());
      }
    }
  }

  private static StreamStatus events(TestNats nats) {
    try {
      List<StreamStatus> streams = nats.administration().statuses();
      return streams.stream()
          .filter(each -> each.name().equals(Streams.EVENTS))
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static boolean isDone(Work work) {
    try {
      work.run();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
