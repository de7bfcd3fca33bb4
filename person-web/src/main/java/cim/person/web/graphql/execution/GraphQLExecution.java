package cim.person.web.graphql.execution;

import cim.person.application.ErrorCode;
import cim.person.application.data.MalformedData;
import cim.person.application.security.Caller;
import cim.person.application.security.Forbidden;
import cim.person.web.graphql.schema.PersonSchema;
import graphql.ExecutionResult;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Executes requests on SmallRye's execution service, within limits. Thread-safe.
public final class GraphQLExecution {
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private final ExecutionService service;
  private final GraphQLSchema schema;
  private final QueryLimits limits;
  private final ParsedDocuments parsed;
  private final PersistedDocuments documents;
  private final InputCheck inputs;
  private final Duration patience;
  private final boolean introspection;
  private final Executor workers;

  /// @param documents those that a request may name
  /// @param patience how long an answer may take
  /// @param introspection whether the schema may be asked for
  /// @param workers run requests, each apart from who waits for it, so that one that takes too long
  ///     can be interrupted
  public GraphQLExecution(
      PersonSchema schema,
      QueryLimits limits,
      PersistedDocuments documents,
      Duration patience,
      boolean introspection,
      Executor workers) {
    this.service = new ExecutionService(schema.schema(), schema.model());
    this.schema = schema.schema();
    this.limits = limits;
    this.parsed = new ParsedDocuments(limits);
    this.documents = documents;
    this.inputs = new InputCheck(this.schema);
    this.patience = patience;
    this.introspection = introspection;
    this.workers = workers;
  }

  /// The answer to a query or a mutation; a subscription is refused.
  ///
  /// @param caller who asks
  public GraphQLAnswer answer(GraphQLRequest request, Caller caller) {
    return switch (execute(request, caller)) {
      case Execution.Answered(var answer) -> answer;
      case Execution.Streaming _ ->
          GraphQLAnswer.refused(
              ErrorCode.INVALID_INPUT, "A subscription needs a WebSocket (graphql-transport-ws).");
    };
  }

  /// Whether the request asks for a mutation. One that cannot be read does not.
  public boolean isMutation(GraphQLRequest request) {
    try {
      return parsed
          .of(documents.resolve(request).query())
          .getDefinitionsOfType(OperationDefinition.class)
          .stream()
          .filter(each -> request.names(each.getName()))
          .anyMatch(each -> each.getOperation() == Operation.MUTATION);
    } catch (InvalidSyntaxException | QueryLimits.TooComplex | PersistedDocuments.Refused _) {
      return false; // which its execution says
    }
  }

  /// Begins to execute: a query or a mutation is answered, a subscription streams.
  ///
  /// @param caller who asks
  public Execution execute(GraphQLRequest request, Caller caller) {
    FutureTask<Execution> task = new FutureTask<>(() -> checkAndRun(request, caller));
    try {
      workers.execute(task);
    } catch (RejectedExecutionException _) {
      return new Execution.Answered(GraphQLAnswer.busy());
    }
    return inTime(task);
  }

  private Execution checkAndRun(GraphQLRequest asked, Caller caller) {
    GraphQLRequest request;
    try {
      request = documents.resolve(asked);
      Document document = parsed.of(request.query());
      RootFields.check(document, request, caller, introspection);
      limits.check(schema, document, request.variables());
      inputs.check(request, document);
    } catch (PersistedDocuments.Refused refused) {
      return new Execution.Answered(refused.answer());
    } catch (InvalidSyntaxException malformed) {
      return new Execution.Answered(
          GraphQLAnswer.refused(ErrorReport.of(List.of(malformed.toInvalidSyntaxError()))));
    } catch (Forbidden | QueryLimits.TooComplex | MalformedData refused) {
      return new Execution.Answered(GraphQLAnswer.failed(refused));
    }
    return run(request, caller);
  }

  private Execution inTime(FutureTask<Execution> task) {
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      return refused(
          ErrorCode.TIMEOUT, "The answer took longer than the limit of " + patience + ".");
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return refused(ErrorCode.UNAVAILABLE, "The server is stopping.");
    } catch (ExecutionException failure) {
      return new Execution.Answered(
          GraphQLAnswer.refused(ErrorReport.of(Objects.requireNonNull(failure.getCause()))));
    }
  }

  private Execution run(GraphQLRequest request, Caller caller) {
    Result result = new Result();
    service.executeSync(json(request), new HashMap<>(Map.of("actor", caller.actor())), result);
    return result.execution();
  }

  private static Execution refused(ErrorCode code, String message) {
    return new Execution.Answered(GraphQLAnswer.refused(code, message));
  }

  private static JsonObject json(GraphQLRequest request) {
    JsonObjectBuilder json =
        BUILDERS
            .createObjectBuilder()
            .add("query", request.query())
            .add("variables", request.variables());
    if (request.operationName() != null) {
      json.add("operationName", request.operationName());
    }
    return json.build();
  }

  /// Takes what SmallRye would write.
  private static final class Result implements ExecutionResponseWriter {
    private @Nullable ExecutionResult result;
    private @Nullable Throwable failure;

    @Override
    public void write(ExecutionResponse response) {
      result = response.getExecutionResult();
    }

    @Override
    public void fail(Throwable thrown) {
      failure = thrown;
    }

    Execution execution() {
      if (result == null) {
        Throwable thrown = failure == null ? new IllegalStateException("no result") : failure;
        return new Execution.Answered(GraphQLAnswer.refused(ErrorReport.of(thrown)));
      }
      if (result.getData() instanceof Publisher<?> results) {
        return new Execution.Streaming(results);
      }
      return new Execution.Answered(GraphQLAnswer.of(result));
    }
  }
}
