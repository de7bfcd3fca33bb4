package cim.person.web.graphql.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.measures.Requests;
import cim.person.application.security.Caller;
import cim.person.web.Settings;
import cim.person.web.graphql.InMemorySchema;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.PersistedDocuments;
import cim.person.web.graphql.execution.QueryLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Settings SETTINGS =
      new Settings(
          20, 200, 200, 12, 1_000, 10, 50, 5, 2_000, 1_000_000, 8_192, LONG, LONG, 10, 10, LONG,
          LONG, false, Set.of(), false, "", false, 2);
  private static final String QUERY =
      """
      {"type": "subscribe", "id": "1", "payload": {"query": "{persons {totalCount}}"}}
      """;

  private final RememberedSession client = new RememberedSession();
  private final List<Thread> held = new CopyOnWriteArrayList<>();
  private final Conversation conversation =
      new Conversation(
          new GraphQLExecution(
              InMemorySchema.build(),
              new QueryLimits(12, 1_000, 10, 5, 2_000, 20, 150),
              PersistedDocuments.NONE,
              LONG,
              true,
              Thread::startVirtualThread),
          _ -> Caller.trusted("user:ada"),
          new Outbox(client.session(), task -> Thread.ofVirtual().unstarted(task)),
          SETTINGS,
          Requests.UNCOUNTED,
          this::held,
          InstantSource.system());

  /// A thread that only waits when it is started; what it was made for is run by the test.
  private Thread held(Runnable task) {
    held.add(Thread.ofVirtual().unstarted(task));
    return Thread.ofVirtual().unstarted(() -> {});
  }

  @Test
  void theEndOfAnOperationLeavesItsSuccessorUnderTheSameIdAlone() throws Exception {
    conversation.receive("{\"type\": \"connection_init\"}");
    conversation.receive(QUERY);
    conversation.receive("{\"type\": \"complete\", \"id\": \"1\"}");
    conversation.receive(QUERY);
    held.getFirst().start();
    held.getFirst().join();
    conversation.receive(QUERY);
    assertEquals(4409, client.ending.get(10, TimeUnit.SECONDS).getCloseCode().getCode());
  }

  @Test
  void whatIsNestedTooDeeplyEndsTheConnection() throws Exception {
    conversation.receive("[".repeat(10_000) + "]".repeat(10_000));
    assertEquals(4400, client.ending.get(10, TimeUnit.SECONDS).getCloseCode().getCode());
  }

  @Test
  void aReasonFitsIntoAFrameInWhateverScriptTheClientsIdIs() {
    String reason = Close.SUBSCRIBER_EXISTS.because("識別子".repeat(100)).getReasonPhrase();
    assertTrue(reason.getBytes(StandardCharsets.UTF_8).length <= 123);
    assertFalse(reason.isEmpty());
  }
}
