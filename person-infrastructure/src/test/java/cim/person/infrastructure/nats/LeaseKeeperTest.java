package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {
  private final NatsServer server = NatsServer.started();
  private final Node first = new Node("first");
  private final Node second = new Node("second");

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private TestNats nats;

  @BeforeEach
  void begin() {
    nats = TestNats.ready(NatsSettings.of(server.url()));
  }

  @AfterEach
  void end() {
    nats.close();
    server.close();
  }

  @Test
  void whoIsNotAbleToWorkLeavesItToAnotherAndComesBackWhenThatIsGone() {
    try (Kept one = new Kept(first)) {
      Await.until("the first", one.keeper::isHeld);
      try (Kept other = new Kept(second)) {
        first.able = false;
        Await.until("the second", other.keeper::isHeld);
        assertEquals(List.of("begin", "end"), first.seen());
        first.able = true;
      }
      Await.until("the first again", one.keeper::isHeld);
    }
    assertEquals(List.of("begin", "end", "begin", "end"), first.seen());
    assertEquals(List.of("begin", "end"), second.seen());
  }

  private final class Kept implements AutoCloseable {
    final LeaseKeeper keeper;

    Kept(Node node) {
      Lease lease =
          new Lease(
              nats.connection(), NatsSettings.of(server.url()).requestTimeout(), "test", node.name);
      keeper = new LeaseKeeper(lease, node, Thread.ofPlatform().daemon().factory());
      keeper.start();
    }

    @Override
    public void close() {
      keeper.close();
    }
  }

  private static final class Node implements LeaseKeeper.Tenant {
    private final String name;
    private final List<String> seen = new ArrayList<>();
    private volatile boolean able = true;

    Node(String name) {
      this.name = name;
    }

    @Override
    public boolean isAble() {
      return able;
    }

    @Override
    public synchronized void begin() {
      seen.add("begin");
    }

    @Override
    public synchronized void end() {
      seen.add("end");
    }

    synchronized List<String> seen() {
      return List.copyOf(seen);
    }
  }
}
