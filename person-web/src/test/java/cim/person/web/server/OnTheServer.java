package cim.person.web.server;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests of a whole node: the WAR on a real Open Liberty, with a real NATS server behind it.
@ExtendWith(ArquillianExtension.class)
abstract class OnTheServer {
  static Node node;

  @Deployment(testable = false)
  static WebArchive war() {
    return Node.war();
  }

  @BeforeAll
  static void start() throws InterruptedException {
    node = Node.ready();
  }

  @AfterAll
  static void stop() {
    node.close();
  }
}
