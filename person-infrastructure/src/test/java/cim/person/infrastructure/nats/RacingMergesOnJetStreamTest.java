package cim.person.infrastructure.nats;

import cim.person.application.RacingMergesContract;
import cim.person.application.ports.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RacingMergesOnJetStreamTest extends RacingMergesContract {
  private static final NatsServer SERVER = NatsServer.started();
  private static final TestNats NATS = TestNats.at(SERVER.url());

  private final EventStore store = NATS.store();

  @BeforeAll
  static void createStreams() {
    NATS.awaitStreams();
  }

  @AfterAll
  static void stop() {
    NATS.close();
    SERVER.close();
  }

  @Override
  protected EventStore store() {
    return store;
  }

  @Override
  protected int rounds() {
    return 8;
  }
}
