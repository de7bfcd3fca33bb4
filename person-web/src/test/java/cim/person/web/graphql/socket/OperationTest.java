package cim.person.web.graphql.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.measures.Requests;
import cim.person.application.queries.EventFeed.TooSlow;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import jakarta.websocket.CloseReason;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;

class OperationTest {
  private final RememberedSession client = new RememberedSession();
  private final Outbox outbox =
      new Outbox(client.session(), task -> Thread.ofVirtual().unstarted(task));
  private final AtomicLong asked = new AtomicLong();
  private final Operation operation = new Operation("1", outbox, Requests.UNCOUNTED, _ -> {});

  @BeforeEach
  void begin() {
    outbox.begin();
    operation.onSubscribe(
        new Subscription() {
          @Override
          public void request(long count) {
            asked.addAndGet(count);
          }

          @Override
          public void cancel() {}
        });
  }

  @AfterEach
  void end() {
    outbox.end();
  }

  @Test
  void aSlowReaderReadsTheReasonOnlyAfterAllThatItTellsToResumeAfter() throws Exception {
    operation.onNext(event());
    RememberedSession.Written last = written();
    operation.onNext(tooSlow());
    assertFalse(client.ending.isDone());
    last.read().complete(null);
    CloseReason reason = client.ending.get(10, TimeUnit.SECONDS);
    assertEquals(4429, reason.getCloseCode().getCode());
    assertEquals("Too slow: subscribe again after 7", reason.getReasonPhrase());
  }

  @Test
  void nothingIsSaidOfAnOperationThatTheClientHasEnded() throws Exception {
    operation.cancel();
    operation.onNext(event());
    operation.onNext(tooSlow());
    operation.onError(new IllegalStateException("late"));
    operation.onComplete();
    outbox.send("after all that");
    assertEquals("after all that", written().text());
    assertFalse(client.ending.isDone());
  }

  @Test
  void theNextEventIsAskedForWhenTheOneBeforeIsWritten() throws Exception {
    operation.onNext(event());
    RememberedSession.Written first = written();
    assertEquals(1, asked.get());
    first.read().complete(null);
    outbox.send("after it");
    written();
    assertEquals(2, asked.get());
  }

  private RememberedSession.Written written() throws InterruptedException {
    RememberedSession.Written message = client.written.poll(10, TimeUnit.SECONDS);
    assertTrue(message != null, "nothing was written");
    return message;
  }

  private static ExecutionResult event() {
    return ExecutionResult.newExecutionResult().data(Map.of("personEvents", "…")).build();
  }

  private static ExecutionResult tooSlow() {
    return ExecutionResult.newExecutionResult()
        .addError(
            new ExceptionWhileDataFetching(
                ResultPath.rootPath(), new TooSlow(7), SourceLocation.EMPTY))
        .build();
  }
}
