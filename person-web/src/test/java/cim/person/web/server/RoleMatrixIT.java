package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.security.Access;
import cim.person.application.security.Caller;
import cim.person.application.security.Role;
import cim.person.web.server.Asking.Operation;
import cim.person.web.server.Asking.Verdict;
import io.nats.client.Connection;
import io.nats.client.Nats;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every operation of every door, asked by every role and by everyone who may not, of a real server
/// in the profile secure.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // The first method sets them.
class RoleMatrixIT {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final List<String> STREAMS = List.of("CIM_PERSON_EVENTS", "CIM_PERSON_REJECTIONS");

  private final HttpClient http = HttpClient.newHttpClient();
  private SecureServer server;
  private Connection nats;
  private Tokens tokens;
  private List<Operation> operations;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    server = SecureServer.started(data);
    nats = Nats.connect(server.natsUrl());
    tokens = new Tokens(server.keys());
    operations = new Asking(server, http, nats).all();
  }

  @AfterAll
  void stop() throws Exception {
    if (nats != null) {
      nats.close();
    }
    if (server != null) {
      server.close();
    }
    http.close();
  }

  @Test
  void whoeverHasNoTokenThatCountsRunsNothing() throws Exception {
    Map<String, @Nullable String> bad = new LinkedHashMap<>(tokens.bad());
    bad.put("absent", null);
    List<Long> before = positions();
    List<String> wrong = new ArrayList<>();
    wrong.addAll(
        differences(
            bad,
            (operation, _) ->
                operation.access() == Access.OPEN ? Verdict.LET_IN : Verdict.UNAUTHENTICATED));
    for (var each : bad.entrySet()) {
      wrong.addAll(overWebSocket(each.getKey(), each.getValue()));
    }
    assertEquals(List.of(), wrong);
    assertEquals(before, positions());
  }

  @Test
  void aRoleMayWhatTheTableSaysAndNothingElse() throws Exception {
    Map<String, @Nullable String> good = new LinkedHashMap<>();
    Map<String, Caller> callers = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      good.put(role.roleName(), tokens.good("matrix", LONG, role));
      callers.put(role.roleName(), new Caller("user:matrix", Set.of(role), null));
    }
    good.put("no role", tokens.good("matrix", LONG));
    callers.put("no role", new Caller("user:matrix", Set.of(), null));
    assertEquals(
        List.of(),
        differences(
            good,
            (operation, who) ->
                Objects.requireNonNull(callers.get(who)).may(operation.access())
                    ? Verdict.LET_IN
                    : Verdict.FORBIDDEN));
  }

  @Test
  void oneForbiddenFieldStopsAllOthersOverEitherTransport() throws Exception {
    List<Long> before = positions();
    String document =
        "mutation {createPerson(input: {name: {family: [\"Lovelace\"], convention: WESTERN}}) {receipt {revision}}}";
    try (Talk talk = begun(tokens.good("reader", LONG, Role.READER))) {
      talk.subscribe("1", document);
      JsonObject error = talk.hear("error").getJsonArray("payload").getJsonObject(0);
      assertEquals("FORBIDDEN", error.getJsonObject("extensions").getString("code"));
    }
    HttpResponse<String> answer =
        graphQl(
            "{persons {totalCount} ...more} fragment more on Query {policies {name}}",
            tokens.good("reader", LONG, Role.READER));
    assertEquals(403, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains("totalCount"), answer.body());
    assertEquals(before, positions());
  }

  @Test
  void eventsNameTheSubjectAndLogsNameNobody() throws Exception {
    String document =
        """
        mutation {createPerson(input: {name: {family: ["Quixoticson"], convention: WESTERN}, activate: true
          contacts: [{contact: {email: "quixoticson@example.org"}, use: WORK}]})
          {receipt {events {actor}} rejection {code}}}
        """;
    HttpResponse<String> answer = graphQl(document, tokens.good("ada", LONG, Role.WRITER));
    assertTrue(answer.body().contains("\"actor\":\"user:ada\""), answer.body());
    graphQl(
        "{persons(filter: {email: \"quixoticson@\"}) {totalCount}}",
        tokens.good("ada", LONG, Role.READER));
    String logs = server.logs();
    assertFalse(logs.toLowerCase(Locale.ROOT).contains("quixoticson"), logs);
    assertFalse(logs.contains("Bearer ey"), logs);
  }

  @Test
  void whatIsOpenEndsWithTheToken() throws Exception {
    String authorization = tokens.good("ada", Duration.ofSeconds(3), Role.READER);
    try (Talk talk = begun(authorization)) {
      talk.subscribe("1", "subscription {personEvents {cid}}");
      HttpResponse<String> stream =
          http.send(
              HttpRequest.newBuilder(server.address("http", "/api/v1/events"))
                  .header("Accept", "text/event-stream")
                  .header("Authorization", authorization)
                  .build(),
              BodyHandlers.ofString());
      assertEquals(200, stream.statusCode());
      assertTrue(stream.body().contains("\"code\":\"UNAUTHENTICATED\""), stream.body());
      assertEquals(new Talk.Ending(4403, "Forbidden: The token has expired."), talk.ending());
    }
  }

  @Test
  void aPageSaysThatTheServerIsSecureAndGraphiqlIsOff() throws Exception {
    assertTrue(get("/").body().contains("<strong>secure</strong>"));
    assertEquals(200, get("/health/ready").statusCode());
    assertEquals(404, get("/graphql-ui/").statusCode());
  }

  private interface Expectation {
    Verdict of(Operation operation, String who);
  }

  private List<String> differences(
      Map<String, @Nullable String> authorizations, Expectation expected) throws Exception {
    List<Callable<String>> asked = new ArrayList<>();
    for (Operation operation : operations) {
      authorizations.forEach(
          (who, authorization) ->
              asked.add(
                  () -> {
                    Verdict verdict = operation.request().send(authorization);
                    return verdict == expected.of(operation, who)
                        ? ""
                        : "%s %s: %s is %s"
                            .formatted(operation.door(), operation.name(), who, verdict);
                  }));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<String> found = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(asked)) {
        found.add(each.get());
      }
      return found.stream().filter(text -> !text.isEmpty()).collect(Collectors.toList());
    }
  }

  /// The mutation follows at once, before the server has said anything.
  private List<String> overWebSocket(String who, @Nullable String authorization) throws Exception {
    try (Talk talk = new Talk(server.address("ws", "/graphql"), "graphql-transport-ws")) {
      talk.introduce(authorization);
      sendUnlessClosed(
          talk,
          "mutation {createPerson(input: {name: {family: [\"L\"], convention: WESTERN}}) {receipt {revision}}}");
      int code = talk.ending().code();
      return code == 4403 ? List.of() : List.of("WebSocket: " + who + " is ended by " + code);
    }
  }

  private static void sendUnlessClosed(Talk talk, String document) {
    try {
      talk.subscribe("1", document);
    } catch (CompletionException _) {
      // which is what it is for
    }
  }

  private Talk begun(String authorization) throws InterruptedException {
    Talk talk = new Talk(server.address("ws", "/graphql"), "graphql-transport-ws");
    talk.introduce(authorization);
    talk.hear("connection_ack");
    return talk;
  }

  private HttpResponse<String> graphQl(String document, String authorization) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address("http", "/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .POST(
                BodyPublishers.ofString(
                    Json.createObjectBuilder().add("query", document).build().toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address("http", path)).build(), BodyHandlers.ofString());
  }

  private List<Long> positions() throws Exception {
    List<Long> positions = new ArrayList<>();
    for (String stream : STREAMS) {
      positions.add(
          nats.jetStreamManagement().getStreamInfo(stream).getStreamState().getLastSequence());
    }
    return positions;
  }
}
