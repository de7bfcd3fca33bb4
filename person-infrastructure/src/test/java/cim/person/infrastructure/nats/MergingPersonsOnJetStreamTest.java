package cim.person.infrastructure.nats;

import cim.person.application.MergingPersonsContract;
import cim.person.application.ports.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MergingPersonsOnJetStreamTest extends MergingPersonsContract {
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
}
