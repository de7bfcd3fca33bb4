package cim.person.web.server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests of a whole node: the WAR on a real Open Liberty, and behind it a real NATS server that
/// each class has for itself, with nothing stored.
@ExtendWith(DeployedServer.Extension.class)
abstract class OnTheServer {
  static Node node;

  @BeforeAll
  static void start() throws InterruptedException {
    node = Node.empty();
  }

  @AfterAll
  static void stop() {
    node.close();
  }
}
