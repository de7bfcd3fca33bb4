package cim.person.web.server;

import static cim.person.web.grpc.GrpcClient.part;
import static cim.person.web.grpc.GrpcClient.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.NpmTools;
import cim.person.infrastructure.NpmTools.Ended;
import cim.person.web.grpc.GrpcClient;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Deadline;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The gRPC door of a whole node, as clients of two languages find it.
class GrpcIT extends OnTheServer {
  private static final int PORT = Node.grpcPort();
  private static final int PATIENCE_SECONDS = 60;

  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static GrpcClient client;

  @BeforeAll
  static void connect() {
    client = new GrpcClient(PORT);
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  @Test
  void whatIsWrittenIsReadAndGraphqlSeesTheSame() throws InterruptedException {
    String id = create("Ada");
    Map<String, Object> suspended =
        execute(id, Map.of("suspendPerson", Map.of("reason", "on leave")));
    String position = text(receipt(suspended), "position");
    Map<?, ?> person =
        part(client.ask("GetPerson", Map.of("id", id, "atLeast", position)), "person");
    assertEquals(3L, person.get("revision"));
    assertEquals("SUSPENDED", text(part(person, "lifecycle"), "state"));
    assertEquals(
        person.get("head"),
        node.data("{person(id: \"%s\") {head}}".formatted(id))
            .getJsonObject("person")
            .getString("head"));
    Map<String, Object> page =
        client.ask(
            "ListPersons",
            Map.of("filter", Map.of("ids", List.of(id)), "pageSize", 1, "atLeast", position));
    assertEquals(1L, page.get("totalSize"));
  }

  @Test
  void aCommandSentAgainGetsItsReceiptAndARejectionIsAnAnswer() {
    String id = create("Ada");
    Map<String, Object> request = new HashMap<>();
    request.put("commandId", UUID.randomUUID().toString());
    request.put("suspendPerson", Map.of("reason", "test"));
    assertFalse(receipt(execute(id, request)).containsKey("replayed"));
    assertEquals(true, receipt(execute(id, request)).get("replayed"));
    request.put("commandId", UUID.randomUUID().toString());
    Map<String, Object> refused = execute(id, request);
    assertEquals("TRANSITION_NOT_ALLOWED", text(part(refused, "rejection"), "code"));
    assertTrue(refused.containsKey("person"));
  }

  @Test
  void badInputIsToldWithItsFieldAndNeverTheNameOfAClass() {
    StatusRuntimeException bad =
        refusal(
            Code.INVALID_ARGUMENT,
            () -> execute(UUID.randomUUID().toString(), Map.of("suspendPerson", Map.of())));
    assertEquals("suspendPerson.reason must be given.", bad.getStatus().getDescription());
    assertEquals("INVALID_INPUT", GrpcClient.detail(bad, ErrorInfo.class).getReason());
    assertEquals(
        "suspendPerson.reason",
        GrpcClient.detail(bad, BadRequest.class).getFieldViolations(0).getField());
    StatusRuntimeException malformed =
        refusal(Code.INVALID_ARGUMENT, () -> client.raw("Execute", new byte[] {10, 99, 1}));
    assertEquals(
        "body must be the message cim.person.v1.ExecuteRequest.",
        malformed.getStatus().getDescription());
    StatusRuntimeException unknown =
        refusal(
            Code.INVALID_ARGUMENT, () -> client.raw("GetPerson", new byte[] {(byte) 0x98, 6, 1}));
    assertTrue(String.valueOf(unknown.getMessage()).contains("number 99"), unknown.getMessage());
    refusal(Code.INVALID_ARGUMENT, () -> client.raw("Execute", new byte[2 << 20]));
    refusal(Code.RESOURCE_EXHAUSTED, () -> client.raw("Execute", new byte[8 << 20]));
    StatusRuntimeException large =
        refusal(
            Code.INVALID_ARGUMENT, // a page_size of 2^32 + 1
            () ->
                client.raw(
                    "ListPersons",
                    new byte[] {24, (byte) 0x81, (byte) 0x80, (byte) 0x80, (byte) 0x80, 16}));
    assertTrue(String.valueOf(large.getMessage()).contains("pageSize"), large.getMessage());
    refusal(Code.UNIMPLEMENTED, () -> client.raw("Forget", new byte[0]));
    refusal(Code.UNIMPLEMENTED, () -> client.raw("Vergiß", new byte[0]));
    StatusRuntimeException nobody =
        refusal(
            Code.NOT_FOUND,
            () -> client.ask("GetPerson", Map.of("id", UUID.randomUUID().toString())));
    assertEquals("PERSON_NOT_FOUND", GrpcClient.detail(nobody, ErrorInfo.class).getReason());
  }

  @Test
  void grpcAndHttpHaveEachTheirOwnPort() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        GrpcClient astray = new GrpcClient(Node.address("http", "/").getPort())) {
      for (String path : List.of("/graphql-ui/", "/graphql/schema.graphql", "/api/v1/persons")) {
        URI address = URI.create("http://127.0.0.1:" + PORT + path);
        HttpRequest request = HttpRequest.newBuilder(address).version(Version.HTTP_1_1).build();
        assertEquals(404, http.send(request, BodyHandlers.discarding()).statusCode(), path);
      }
      HttpRequest method =
          HttpRequest.newBuilder(Node.address("http", "/cim.person.v1.Persons/Execute"))
              .header("Content-Type", "application/grpc")
              .POST(BodyPublishers.noBody())
              .build();
      assertEquals(404, http.send(method, BodyHandlers.discarding()).statusCode());
      assertThrows(
          StatusRuntimeException.class, () -> astray.raw("Execute", new byte[0])); // no HTTP/2
    }
  }

  @Test
  void thereAreSoManyStreamsAtOnceAndEachIsOverAtTheDeadlineOfItsClient() throws Exception {
    Map<String, Object> request = Map.of("person", create("Ada"), "after", "0");
    Deadline deadline = Deadline.after(5, TimeUnit.SECONDS);
    StatusRuntimeException full =
        refusal(
            Code.UNAVAILABLE,
            () ->
                IntStream.rangeClosed(0, 8).forEach(_ -> client.events(request, deadline).next()));
    assertEquals("Not now: 8 streams are open already.", full.getStatus().getDescription());
    while (!isServed(request)) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static boolean isServed(Map<String, Object> request) {
    try {
      return client.events(request, Deadline.after(PATIENCE_SECONDS, TimeUnit.SECONDS)).hasNext();
    } catch (StatusRuntimeException full) {
      assertEquals(Code.UNAVAILABLE, full.getStatus().getCode());
      return false;
    }
  }

  @Test
  void aStreamHasThePastAndThenWhatComesNothingTwice() {
    String id = create("Ada");
    suspendAndReactivate(id, 5);
    Iterator<Map<String, Object>> events =
        client.events(Map.of("person", id, "after", "0", "families", List.of("LIFECYCLE")));
    assertEquals(LongStream.rangeClosed(1, 12).boxed().toList(), seqs(events, 12));
    suspendAndReactivate(id, 5);
    assertEquals(LongStream.rangeClosed(13, 22).boxed().toList(), seqs(events, 10));
  }

  @Test
  void whoReadsTooSlowlyIsToldWhereToGoOn() throws Exception {
    String begin = text(receipt(createWithContacts(1)), "position");
    GrpcReader slow = GrpcReader.of(client, Map.of("after", begin));
    String last = "";
    for (int i = 0; i < 25; i++) {
      last = text(receipt(createWithContacts(40)), "position");
    }
    List<String> seen = slow.readToTheEnd();
    StatusRuntimeException ended = slow.end();
    assertEquals(Code.RESOURCE_EXHAUSTED, ended.getStatus().getCode());
    ErrorInfo info = GrpcClient.detail(ended, ErrorInfo.class);
    assertEquals("TOO_SLOW", info.getReason());
    String resume = info.getMetadataOrThrow("resumeAfter");
    assertEquals(seen.isEmpty() ? begin : seen.getLast(), resume);
    seen.addAll(positions(resume, last));
    assertEquals(positions(begin, last), seen);
  }

  private static List<String> positions(String after, String last) {
    List<String> positions = new ArrayList<>();
    Iterator<Map<String, Object>> events = client.events(Map.of("after", after));
    while (positions.isEmpty() || !positions.getLast().equals(last)) {
      positions.add(text(events.next(), "position"));
    }
    return positions;
  }

  @Test
  void healthIsServed() {
    assertEquals(
        ServingStatus.SERVING,
        HealthGrpc.newBlockingStub(client.channel())
            .check(HealthCheckRequest.newBuilder().setService("cim.person.v1.Persons").build())
            .getStatus());
    assertEquals(
        ServingStatus.SERVING,
        HealthGrpc.newBlockingStub(client.channel())
            .watch(HealthCheckRequest.getDefaultInstance())
            .next()
            .getStatus());
  }

  @Test
  void reflectionTellsWhatThereIs() throws Exception {
    try (Asking asking = new Asking()) {
      assertEquals(
          List.of(
              "cim.person.v1.Persons",
              "grpc.health.v1.Health",
              "grpc.reflection.v1.ServerReflection"),
          asking
              .answer(request -> request.setListServices(""))
              .getListServicesResponse()
              .getServiceList()
              .stream()
              .map(ServiceResponse::getName)
              .sorted()
              .toList());
      ServerReflectionResponse file =
          asking.answer(request -> request.setFileContainingSymbol("cim.person.v1.Persons"));
      assertEquals(
          "cim.person.v1",
          FileDescriptorProto.parseFrom(file.getFileDescriptorResponse().getFileDescriptorProto(0))
              .getPackage());
    }
  }

  /// A conversation with the reflection service.
  private static final class Asking
      implements StreamObserver<ServerReflectionResponse>, AutoCloseable {
    private final BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
    private final StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(client.channel()).serverReflectionInfo(this);

    ServerReflectionResponse answer(UnaryOperator<ServerReflectionRequest.Builder> question)
        throws InterruptedException {
      requests.onNext(question.apply(ServerReflectionRequest.newBuilder()).build());
      return Objects.requireNonNull(answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void onNext(ServerReflectionResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}

    @Override
    public void close() {
      requests.onCompleted();
    }
  }

  /// The example of the documents, with the packages that it is for.
  @Test
  void theJavascriptExampleOfTheDocumentsRuns() throws Exception {
    Path root = Path.of(System.getProperty("project.root"));
    NpmTools tools = NpmTools.installed("grpc-tools");
    Path folder = Path.of("target", "grpc-tools");
    Files.copy(
        root.resolve("person-web/src/main/proto/cim/person/v1/person.proto"),
        folder.resolve("person.proto"),
        StandardCopyOption.REPLACE_EXISTING);
    Matcher example =
        Pattern.compile("```js\n(import grpc .*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(root.resolve("docs/clients.md")));
    assertTrue(example.find());
    Files.writeString(
        folder.resolve("example.mjs"),
        example.group(1).replace("127.0.0.1:9081", "127.0.0.1:" + PORT));
    Ended run = tools.run("example.mjs");
    assertEquals(0, run.code(), run.said());
    assertEquals(
        List.of(
            "Ada Lovelace ACTIVE",
            "TRANSITION_NOT_ALLOWED",
            "suspendPerson.reason must be given.",
            "1 lifecycle.created created",
            "2 components.contact-added contactAdded",
            "3 lifecycle.activated activated"),
        run.said().lines().toList());
  }

  private static StatusRuntimeException refusal(Code code, Runnable asking) {
    StatusRuntimeException refusal = assertThrows(StatusRuntimeException.class, asking::run);
    assertEquals(code, refusal.getStatus().getCode(), refusal.getMessage());
    String said = String.valueOf(refusal.getMessage());
    assertFalse(said.contains("Exception") || said.contains("java."), said);
    return refusal;
  }

  private static String create(String given) {
    Map<String, Object> answer =
        client.ask(
            "Execute",
            Map.of(
                "createPerson",
                Map.of(
                    "name",
                    Map.of("given", List.of(given), "convention", "MONONYMIC"),
                    "activate",
                    true)));
    return text(part(answer, "person"), "id");
  }

  private static Map<String, Object> createWithContacts(int count) {
    List<Map<String, Object>> contacts =
        IntStream.range(0, count)
            .<Map<String, Object>>mapToObj(
                i ->
                    Map.of(
                        "contact",
                        Map.of("email", "ada%d@example.org".formatted(i)),
                        "use",
                        "WORK"))
            .toList();
    return client.ask(
        "Execute",
        Map.of(
            "createPerson",
            Map.of(
                "name",
                Map.of("given", List.of("Ada"), "convention", "MONONYMIC"),
                "contacts",
                contacts)));
  }

  private static Map<String, Object> execute(String person, Map<String, Object> command) {
    Map<String, Object> request = new HashMap<>(command);
    request.put("person", person);
    return client.ask("Execute", request);
  }

  private static Map<?, ?> receipt(Map<String, Object> answer) {
    assertTrue(answer.containsKey("receipt"), answer.toString());
    return part(answer, "receipt");
  }

  private static void suspendAndReactivate(String id, int times) {
    for (int i = 0; i < times; i++) {
      receipt(execute(id, Map.of("suspendPerson", Map.of("reason", "test"))));
      receipt(execute(id, Map.of("reactivatePerson", Map.of())));
    }
  }

  private static List<Long> seqs(Iterator<Map<String, Object>> events, int count) {
    return IntStream.range(0, count).mapToObj(_ -> (Long) events.next().get("seq")).toList();
  }
}
