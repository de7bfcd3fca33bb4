package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.security.Caller;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.web.graphql.execution.Execution;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.PersistedDocuments;
import cim.person.web.graphql.execution.QueryLimits;
import cim.person.web.graphql.schema.PersonSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A client of a node in memory, under the limits that are the default.
final class InMemoryClient {
  final InMemoryNode node;
  final PersonSchema schema;
  private final GraphQLExecution execution;

  InMemoryClient() {
    this(defaults());
  }

  InMemoryClient(QueryLimits limits) {
    this(new InMemoryNode(), InMemorySchema::over, limits);
  }

  /// @param schema what is asked, over the node or a part of it
  InMemoryClient(InMemoryNode node, Function<InMemoryNode, PersonSchema> schema) {
    this(node, schema, defaults());
  }

  private InMemoryClient(
      InMemoryNode node, Function<InMemoryNode, PersonSchema> made, QueryLimits limits) {
    this.node = node;
    schema = made.apply(node);
    execution =
        new GraphQLExecution(
            schema,
            limits,
            PersistedDocuments.NONE,
            Duration.ofSeconds(30),
            true,
            Thread::startVirtualThread);
  }

  JsonObject ask(String query) {
    return ask(query, JsonObject.EMPTY_JSON_OBJECT);
  }

  JsonObject ask(String query, JsonObject variables) {
    JsonObject body =
        Json.createObjectBuilder().add("query", query).add("variables", variables).build();
    return json(execution.answer(GraphQLRequest.of(body), Caller.trusted("user:ada")).toJson());
  }

  /// What executing a document without variables leads to.
  Execution execute(String query) {
    JsonObject body = Json.createObjectBuilder().add("query", query).build();
    return execution.execute(GraphQLRequest.of(body), Caller.trusted("user:ada"));
  }

  /// The answer to a command whose input comes through a variable.
  JsonObject give(String mutation, JsonObject input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
    return ask(
        "mutation($input: %s) {%s(input: $input) {receipt {revision} rejection {code field message}}}"
            .formatted(type, mutation),
        Json.createObjectBuilder().add("input", input).build());
  }

  /// Sees that a command is refused as bad input that names its field, and that nothing is stored.
  void seeRefused(String mutation, JsonObject input, String field) {
    long end = node.store.end();
    JsonObject answer = give(mutation, input);
    JsonObject error = error(answer);
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals("input." + field, error.getString("field"));
    assertEquals(end, node.store.end());
    String text = answer.toString();
    assertTrue(!text.contains("graphql.") && !text.contains("cim.person"), text);
  }

  /// The data of an answer without errors.
  JsonObject data(String query) {
    JsonObject answer = ask(query);
    if (answer.containsKey("errors")) {
      throw new AssertionError(answer.toString());
    }
    return answer.getJsonObject("data");
  }

  /// The extensions of the first error.
  JsonObject error(String query) {
    return error(ask(query));
  }

  static JsonObject error(JsonObject answer) {
    if (!answer.containsKey("errors")) {
      throw new AssertionError(answer.toString());
    }
    return answer.getJsonArray("errors").getJsonObject(0).getJsonObject("extensions");
  }

  /// Lets these events happen to a person.
  void happened(PersonId person, Instant at, PersonEvent... events) {
    happened(person, at, null, events);
  }

  /// Lets these events happen to a person, because of something else.
  ///
  /// @return what happened
  List<RecordedEvent> happened(
      PersonId person, Instant at, @Nullable Cid cause, PersonEvent... events) {
    Head head = node.store.last(person).map(RecordedEvent::head).orElse(Head.NONE);
    UUID command = UUID.randomUUID();
    String because = cause == null ? null : cause.text();
    return node.store.append(
        List.of(new Append(person, head, List.of(events), at, null, command, command, because)));
  }

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static QueryLimits defaults() {
    Properties config = new Properties();
    try (InputStream stream =
        InMemoryClient.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      config.load(Objects.requireNonNull(stream));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new QueryLimits(
        number(config, "graphql.depth-limit"),
        number(config, "graphql.complexity-limit"),
        number(config, "graphql.alias-limit"),
        number(config, "graphql.directive-limit"),
        number(config, "graphql.token-limit"),
        number(config, "http.page-size"),
        number(config, "graphql.network-limit"));
  }

  private static int number(Properties config, String key) {
    return Integer.parseInt(config.getProperty("person." + key));
  }
}
