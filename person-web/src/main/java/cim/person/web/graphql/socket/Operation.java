package cim.person.web.graphql.socket;

import static cim.person.web.graphql.execution.GraphQLAnswer.toJson;

import cim.person.application.measures.Requests;
import cim.person.application.measures.Requests.Door;
import cim.person.application.measures.Requests.Ending;
import cim.person.application.security.Caller;
import cim.person.web.graphql.execution.Execution;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import graphql.ExecutionResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// One operation of a connection: a query or a mutation with its one answer, or a subscription that
/// pulls the next event when the one before it is written. Thread-safe.
final class Operation implements Subscriber<Object> {
  private final String id;
  private final Outbox outbox;
  private final Requests requests;
  private final Consumer<Operation> ended;
  private @Nullable Subscription subscription;
  private boolean cancelled;

  /// @param requests counts it
  /// @param ended is told when this has ended by itself
  Operation(String id, Outbox outbox, Requests requests, Consumer<Operation> ended) {
    this.id = id;
    this.outbox = outbox;
    this.requests = requests;
    this.ended = ended;
  }

  void run(GraphQLExecution graphql, GraphQLRequest request, Caller caller) {
    long start = System.nanoTime();
    Execution execution = graphql.execute(request, caller);
    requests.ended(Door.WEBSOCKET, ending(execution), System.nanoTime() - start);
    switch (execution) {
      case Execution.Streaming(Publisher<?> results) -> results.subscribe(this);
      case Execution.Answered(var answer) when answer.executed() -> {
        next(answer, () -> {});
        onComplete();
      }
      case Execution.Answered(var refusal) -> fail(refusal);
    }
  }

  private static Ending ending(Execution execution) {
    return switch (execution) {
      case Execution.Streaming _ -> Ending.ANSWERED;
      case Execution.Answered(var answer) -> answer.ending();
    };
  }

  void cancel() {
    Subscription open;
    synchronized (this) {
      cancelled = true;
      open = subscription;
    }
    if (open != null) {
      open.cancel();
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    boolean tooLate;
    synchronized (this) {
      subscription = begun;
      tooLate = cancelled;
    }
    if (tooLate) {
      begun.cancel();
    } else {
      begun.request(1);
    }
  }

  @Override
  public void onNext(Object item) {
    if (isCancelled()) {
      return;
    }
    ExecutionResult result = (ExecutionResult) item;
    OptionalLong resumeAfter = GraphQLAnswer.resumeAfter(result);
    if (resumeAfter.isPresent()) {
      outbox.closeWhenWritten(
          Close.TOO_MUCH, "Too slow: subscribe again after " + resumeAfter.getAsLong());
    } else {
      Subscription open = Objects.requireNonNull(subscription);
      next(GraphQLAnswer.of(result), () -> open.request(1));
    }
  }

  @Override
  public void onError(Throwable failure) {
    fail(GraphQLAnswer.failed(failure));
  }

  @Override
  public void onComplete() {
    ended.accept(this);
    say(toJson(message("complete", null)), () -> {});
  }

  private void next(GraphQLAnswer answer, Runnable whenSent) {
    say(toJson(message("next", answer.content())), whenSent);
  }

  private void fail(GraphQLAnswer refusal) {
    ended.accept(this);
    say(error(id, refusal), () -> {});
  }

  /// Unless it is cancelled: the client may have given its id to another operation since.
  private void say(String message, Runnable whenSent) {
    if (!isCancelled()) {
      outbox.send(message, whenSent);
    }
  }

  static String error(String id, GraphQLAnswer refusal) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("type", "error");
    message.put("payload", refusal.content().get("errors"));
    return toJson(message);
  }

  private Map<String, @Nullable Object> message(String type, @Nullable Object payload) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("type", type);
    if (payload != null) {
      message.put("payload", payload);
    }
    return message;
  }
}
