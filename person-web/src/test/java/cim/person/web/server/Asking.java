package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.data.Inputs;
import cim.person.application.security.Access;
import cim.person.application.security.Door;
import cim.person.application.security.Permissions;
import cim.person.domain.Hierarchy;
import cim.person.web.graphql.InMemorySchema;
import cim.person.web.grpc.GrpcClient;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every operation of every door, as one request each that the door would carry out or at least
/// look into.
final class Asking {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] NO_MESSAGE = {1, 2, 3};
  private static final String NAME =
      "{\"name\": {\"family\": [\"Lovelace\"], \"convention\": \"WESTERN\"}}";

  /// What came of a request.
  enum Verdict {
    LET_IN,
    UNAUTHENTICATED,
    FORBIDDEN
  }

  /// One operation of one door.
  record Operation(Door door, String name, Request request) {
    Access access() {
      return Permissions.of(door, name);
    }
  }

  /// Sends an operation with that `Authorization`.
  interface Request {
    Verdict send(@Nullable String authorization) throws Exception;
  }

  private final SecureServer server;
  private final HttpClient http;
  private final Connection nats;
  private final String person = UUID.randomUUID().toString();

  Asking(SecureServer server, HttpClient http, Connection nats) {
    this.server = server;
    this.http = http;
    this.nats = nats;
  }

  List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    GraphQLSchema schema = InMemorySchema.build().schema();
    Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
        .map(Objects::requireNonNull)
        .forEach(
            type -> type.getFieldDefinitions().forEach(field -> all.addAll(graphQl(type, field))));
    all.addAll(graphQl("Query.__schema", "{__schema {queryType {name}}}"));
    all.addAll(graphQl("Query.__type", "{__type(name: \"Person\") {name}}"));
    all.addAll(graphQl("Query.__typename", "{__typename}"));
    Permissions.table().stream()
        .filter(line -> line.door() == Door.PAGES || line.door() == Door.REST)
        .map(line -> line.operation().replace("**", "anything").replace("*", person))
        .filter(name -> name.startsWith("GET ") || name.startsWith("POST "))
        .forEach(name -> all.add(http(name)));
    Stream.of("Execute", "GetPerson", "ListPersons", "StreamEvents")
        .forEach(method -> all.add(grpc(method)));
    for (var command : Inputs.commands()) {
      String name = Hierarchy.kebab(command);
      all.add(http("POST /api/v1/persons/" + person + "/commands/" + name));
      all.add(nats(name));
    }
    return all;
  }

  /// A subscription asks for a field that there is not: one that is let in is told so at once.
  private List<Operation> graphQl(GraphQLObjectType type, GraphQLFieldDefinition field) {
    String kind = type.getName().toLowerCase(Locale.ROOT);
    String arguments =
        field.getName().equals("createPerson")
            ? "(input: {name: {family: [\"Lovelace\"], convention: WESTERN}})"
            : kind.equals("mutation") ? "(input: {person: \"" + person + "\"})" : "";
    return graphQl(
        type.getName() + "." + field.getName(),
        "%s {%s%s {%s}}"
            .formatted(
                kind,
                field.getName(),
                arguments,
                kind.equals("subscription") ? "nothing" : "__typename"));
  }

  private List<Operation> graphQl(String name, String document) {
    String body = Json.createObjectBuilder().add("query", document).build().toString();
    return List.of(
        new Operation(
            Door.GRAPHQL, name, authorization -> http("POST", "/graphql", body, authorization)),
        new Operation(Door.GRAPHQL, name, authorization -> overWebSocket(document, authorization)));
  }

  private Verdict overWebSocket(String document, @Nullable String authorization) throws Exception {
    try (Talk talk = new Talk(server.address("ws", "/graphql"), "graphql-transport-ws")) {
      talk.introduce(authorization);
      if (talk.hear().isEmpty()) {
        assertEquals(4403, talk.ending().code());
        return talk.ending().reason().contains("needs the role")
            ? Verdict.FORBIDDEN
            : Verdict.UNAUTHENTICATED;
      }
      talk.subscribe("1", document);
      JsonObject answer = talk.hear().orElseThrow();
      return answer.getString("type").equals("next")
          ? Verdict.LET_IN
          : verdict(code(Json.createObjectBuilder().add("errors", answer.get("payload")).build()));
    }
  }

  private Operation http(String name) {
    String[] words = name.split(" ", 2);
    return new Operation(
        name.contains("/api/v1/") ? Door.REST : Door.PAGES,
        name,
        authorization ->
            http(words[0], words[1], words[0].equals("POST") ? NAME : null, authorization));
  }

  private Operation nats(String command) {
    String subject = "cim.person-service.commands." + command;
    return new Operation(Door.NATS, subject, authorization -> nats(subject, authorization));
  }

  private Verdict nats(String subject, @Nullable String authorization) throws Exception {
    Headers headers = new Headers();
    if (authorization != null) {
      headers.put("Authorization", authorization);
    }
    String body =
        "{\"commandId\": \"%s\", %s\"data\": %s}"
            .formatted(
                UUID.randomUUID(),
                subject.endsWith("create-person") ? "" : "\"person\": \"" + person + "\", ",
                NAME);
    Message answer =
        nats.requestWithTimeout(subject, headers, body.getBytes(StandardCharsets.UTF_8), PATIENCE)
            .get();
    JsonObject reply = Node.json(new String(answer.getData(), StandardCharsets.UTF_8));
    return reply.containsKey("error")
        ? verdict(reply.getJsonObject("error").getString("code"))
        : Verdict.LET_IN;
  }

  private Operation grpc(String method) {
    return new Operation(
        Door.GRPC, "cim.person.v1.Persons/" + method, authorization -> grpc(method, authorization));
  }

  private Verdict grpc(String method, @Nullable String authorization) {
    try (GrpcClient client = new GrpcClient(server.grpcPort(), authorization)) {
      client.raw(method, NO_MESSAGE);
      return Verdict.LET_IN;
    } catch (StatusRuntimeException refusal) {
      return switch (refusal.getStatus().getCode()) {
        case UNAUTHENTICATED -> Verdict.UNAUTHENTICATED;
        case PERMISSION_DENIED -> Verdict.FORBIDDEN;
        case INVALID_ARGUMENT -> Verdict.LET_IN;
        default -> throw refusal;
      };
    }
  }

  private Verdict http(
      String method, String path, @Nullable String body, @Nullable String authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address("http", path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    Verdict verdict =
        switch (answer.statusCode()) {
          case 401 -> Verdict.UNAUTHENTICATED;
          case 403 -> Verdict.FORBIDDEN;
          default -> Verdict.LET_IN;
        };
    if (verdict != Verdict.LET_IN) {
      String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
      if (!challenge.startsWith("Bearer")
          || !code(Node.json(answer.body())).equals(verdict.name())) {
        throw new AssertionError(path + " is refused with " + challenge + " " + answer.body());
      }
    }
    return verdict;
  }

  private static String code(JsonObject answer) {
    return answer.containsKey("errors")
        ? answer
            .getJsonArray("errors")
            .getJsonObject(0)
            .getJsonObject("extensions")
            .getString("code")
        : answer.getString("code");
  }

  private static Verdict verdict(String code) {
    return switch (code) {
      case "UNAUTHENTICATED" -> Verdict.UNAUTHENTICATED;
      case "FORBIDDEN" -> Verdict.FORBIDDEN;
      default -> Verdict.LET_IN;
    };
  }
}
