package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.measures.Requests;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.security.Caller;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.PersonId;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service when it is busy, ends, or loses NATS. What carries commands out here refuses each
/// one, when it is let.
class CommandServiceTest {
  private static final Duration LONG = Duration.ofSeconds(28);

  private final NatsServer server = NatsServer.started();
  private final TestNats nats = TestNats.at(server.url());
  private final CommandClient client;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch let = new CountDownLatch(1);

  CommandServiceTest() throws Exception {
    client = new CommandClient(server);
  }

  @AfterEach
  void end() {
    let.countDown();
    threads.close();
    client.close();
    nats.close();
    server.close();
  }

  @Test
  void oneMoreThanMayBeUnderWayIsRefused() throws Exception {
    try (CommandService _ = started(1, LONG, this::refuseWhenLet)) {
      Future<JsonObject> first = threads.submit(this::ask);
      begun.acquire();
      JsonObject error = ask().getJsonObject("error");
      assertEquals("UNAVAILABLE", error.getString("code"));
      assertEquals(1_000, error.getInt("retryAfterMs"));
      let.countDown();
      assertTrue(first.get().containsKey("rejection"));
    }
  }

  @Test
  void whatTakesTooLongIsAnsweredOnce() throws Exception {
    try (CommandService _ = started(1, Duration.ofMillis(50), this::refuseWhenLet)) {
      assertEquals("TIMEOUT", ask().getJsonObject("error").getString("code"));
      let.countDown();
      Await.until("the worker's end", () -> !isBusy());
    }
  }

  @Test
  void anErrorOfOursHasAnIdAndNoClassName() throws Exception {
    Function<CommandRequest, Outcome> broken =
        _ -> {
          throw new IllegalStateException("of no concern to others");
        };
    try (CommandService _ = started(1, LONG, broken)) {
      JsonObject error = ask().getJsonObject("error");
      assertEquals("INTERNAL", error.getString("code"));
      assertEquals(
          "An error of ours; the log has it as " + error.getString("id") + ".",
          error.getString("message"));
    }
  }

  @Test
  void whatIsUnderWayIsAnsweredBeforeTheEnd() throws Exception {
    CommandService service = started(4, LONG, this::refuseWhenLet);
    Future<JsonObject> asked = threads.submit(this::ask);
    begun.acquire();
    Future<?> closing = threads.submit(service::close);
    Await.until("nobody takes more", () -> noneTakes());
    assertFalse(closing.isDone());
    let.countDown();
    assertTrue(asked.get().containsKey("rejection"));
    closing.get();
  }

  @Test
  void whatDoesNotEndIsGivenUpAtTheEnd() throws Exception {
    CommandService service = started(4, LONG, this::refuseWhenLet);
    Future<JsonObject> asked = threads.submit(this::ask);
    begun.acquire();
    service.close();
    assertEquals("UNAVAILABLE", asked.get().getJsonObject("error").getString("code"));
  }

  @Test
  void itIsThereAgainAfterNatsWasAway() throws Exception {
    let.countDown();
    try (CommandService _ = started(4, LONG, this::refuseWhenLet)) {
      server.kill();
      server.start();
      client.awaitNodes(1);
      assertTrue(ask().containsKey("rejection"));
    }
  }

  @Test
  void itIsThereAgainOnAnotherConnection() throws Exception {
    let.countDown();
    try (CommandService _ = started(4, LONG, this::refuseWhenLet)) {
      Connection first = nats.connection().current();
      first.close();
      Await.until("another connection", () -> isConnectedTo(first));
      client.awaitNodes(1);
      assertTrue(ask().containsKey("rejection"));
    }
  }

  @Test
  void itEndsWithoutNats() throws Exception {
    CommandService service = started(4, LONG, this::refuseWhenLet);
    server.stop();
    Await.until("the end of the connection", () -> !nats.connection().isConnected());
    service.close();
    server.start();
    Await.until("the connections", () -> nats.connection().isConnected());
    assertEquals(0, client.nodes());
  }

  private CommandService started(
      int requests, Duration time, Function<CommandRequest, Outcome> handler) {
    CommandService service =
        new CommandService(
            nats.connection(),
            _ -> Caller.trusted(CommandService.LOCAL_ACTOR),
            handler,
            new CommandServiceSettings(true, 1_000, requests, time),
            Thread.ofPlatform().factory(),
            UUID::randomUUID,
            Requests.UNCOUNTED);
    service.start();
    client.awaitNodes(1);
    return service;
  }

  private Outcome refuseWhenLet(CommandRequest request) {
    begun.release();
    try {
      let.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted", interrupted);
    }
    return new Outcome.Refused(new Rejection.PersonNotFound(), Optional.empty());
  }

  private JsonObject ask() throws InterruptedException {
    return client.give(new PersonId(UUID.randomUUID()), new ActivatePerson());
  }

  private boolean isBusy() {
    try {
      return ask().containsKey("error");
    } catch (InterruptedException _) {
      throw new AssertionError("interrupted");
    }
  }

  private boolean noneTakes() {
    try {
      Message reply =
          client.connection.request(
              NatsMessage.builder()
                  .subject(CommandMessages.SUBJECT + "activate-person")
                  .data("{}")
                  .build(),
              Duration.ofMillis(200));
      return reply == null || reply.isStatusMessage();
    } catch (InterruptedException _) {
      throw new AssertionError("interrupted");
    }
  }

  private boolean isConnectedTo(Connection other) {
    try {
      return nats.connection().current() != other;
    } catch (IOException _) {
      return false;
    }
  }
}
