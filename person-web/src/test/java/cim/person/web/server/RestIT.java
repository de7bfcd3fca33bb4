package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The REST door as HTTP clients see it.
class RestIT extends OnTheServer {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PERSONS = "/api/v1/persons";
  private static final String ADA = UUID.randomUUID().toString();
  private static final String CREATION = UUID.randomUUID().toString();
  private static final String CREATE =
      """
      {"id": "%s", "activate": true,
       "name": {"given": ["Ada", "Augusta"], "family": ["Lovelace"], "convention": "WESTERN"},
       "contacts": [{"contact": {"email": "ada@example.org"}, "use": "WORK", "preferred": true},
                    {"contact": {"postalAddress": {"lines": ["12 St James's Square"], "locality": "London", "country": "GB"}}, "use": "HOME"}]}
      """
          .formatted(ADA);

  @BeforeAll
  static void createAda() throws Exception {
    HttpResponse<String> answer = post(PERSONS, CREATE, "Idempotency-Key", CREATION);
    assertEquals(201, answer.statusCode(), answer.body());
    assertEquals(PERSONS + "/" + ADA, header(answer, "Location"));
    assertEquals("\"4\"", header(answer, "ETag"));
    JsonObject body = Node.json(answer.body());
    assertEquals("Ada Augusta Lovelace", body.getJsonObject("person").getString("displayName"));
    assertEquals(4, body.getJsonObject("receipt").getJsonArray("events").size());
    assertEquals(
        CREATION,
        body.getJsonObject("receipt").getString("commandId"),
        "the Idempotency-Key is the command's id");
    command("record-birth-date", "{\"date\": \"1815-12-10\", \"precision\": \"DAY\"}");
    awaitVisible(
        command(
            "add-skill",
            "{\"name\": \"Analysis\", \"category\": \"mathematics\", \"proficiency\": \"EXPERT\"}"));
  }

  @AfterAll
  static void end() {
    HTTP.close();
  }

  @Test
  void aCommandThatIsSentAgainGetsItsFirstReceipt() throws Exception {
    HttpResponse<String> again = post(PERSONS, CREATE, "Idempotency-Key", "\"" + CREATION + "\"");
    assertEquals(201, again.statusCode());
    assertEquals("true", header(again, "Idempotency-Replayed"));
    HttpResponse<String> other =
        post(PERSONS, CREATE.replace("Augusta", "Byron"), "Idempotency-Key", CREATION);
    problem(other, 422, "COMMAND_ID_REUSED");
  }

  @Test
  void aRevisionThatIsNotThereAnyMoreStopsACommand() throws Exception {
    HttpResponse<String> stale =
        post(PERSONS + "/" + ADA + "/commands/tag", "{\"tag\": \"x\"}", "If-Match", "\"1\"");
    JsonObject problem = problem(stale, 412, "STALE_REVISION");
    assertFalse(problem.getString("commandId").isEmpty());
    String now = header(get(PERSONS + "/" + ADA), "ETag");
    HttpResponse<String> fresh =
        post(PERSONS + "/" + ADA + "/commands/tag", "{\"tag\": \"fresh\"}", "If-Match", now);
    assertEquals(200, fresh.statusCode(), fresh.body());
    assertNotEquals(now, header(fresh, "ETag"));
    awaitVisible(fresh);
  }

  @Test
  void whoHasARevisionIsNotSentItAgain() throws Exception {
    String person = PERSONS + "/" + ADA + "?asOf=4";
    String tag = header(get(person), "ETag");
    assertEquals("\"4\"", tag);
    HttpResponse<String> known = get(person, "If-None-Match", "W/\"3\", " + tag);
    assertEquals(304, known.statusCode());
    assertEquals("", known.body());
    assertEquals(200, get(person, "If-None-Match", "\"3\"").statusCode());
  }

  @Test
  void aPersonIsSeenAsItWasAndInPart() throws Exception {
    assertFalse(get(PERSONS + "/" + ADA + "?asOf=4").body().contains("birthDate"));
    assertEquals(
        "application/json", header(get(PERSONS + "/" + ADA, "Accept", "*/*"), "Content-Type"));
    JsonObject now = Node.json(get(PERSONS + "/" + ADA + "?fields=birthDate,revision").body());
    assertEquals(2, now.size());
    assertEquals("1815-12-10", now.getJsonObject("birthDate").getString("date"));
    JsonArray contacts = array(get(PERSONS + "/" + ADA + "/contacts").body());
    assertEquals("EMAIL", contacts.getJsonObject(0).getJsonObject("contact").getString("kind"));
    assertEquals("[]", get(PERSONS + "/" + ADA + "/alternative-names").body());
  }

  @Test
  void aPersonIsACard() throws Exception {
    HttpResponse<String> card = get(PERSONS + "/" + ADA + "?asOf=6", "Accept", "text/vcard");
    assertEquals(200, card.statusCode(), card.body());
    assertTrue(header(card, "Content-Type").startsWith("text/vcard"), card.headers().toString());
    for (String line :
        List.of(
            "VERSION:4.0",
            "FN:Ada Augusta Lovelace",
            "N:Lovelace;Ada;Augusta;;",
            "BDAY:18151210",
            "EMAIL;TYPE=work;PREF=1:ada@example.org",
            "UID:urn:uuid:" + ADA)) {
      assertTrue(card.body().contains(line + "\r\n"), line + " in " + card.body());
    }
    HttpResponse<String> json =
        get(PERSONS + "/" + ADA + "?asOf=6", "Accept", "application/vcard+json");
    assertEquals("vcard", array(json.body()).getString(0));
    assertNotEquals(header(card, "ETag"), header(json, "ETag"));
  }

  @Test
  void pagesLeadToOneAnother() throws Exception {
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> made =
          post(
              PERSONS,
              "{\"name\": {\"given\": [\"Paged%d\"], \"convention\": \"MONONYMIC\"}}".formatted(i));
      awaitVisible(made);
    }
    List<String> names = new ArrayList<>();
    String address =
        PERSONS
            + "?nameStartsWith=Paged&orderBy=NAME&direction=DESC&limit=2&fields=displayName&totalCount=true";
    String last = address;
    while (!address.isEmpty()) {
      HttpResponse<String> page = get(address);
      JsonObject body = Node.json(page.body());
      assertEquals(5, body.getInt("totalCount"), body.toString());
      body.getJsonArray("nodes")
          .forEach(node -> names.add(node.asJsonObject().getString("displayName")));
      last = address;
      address = link(page, "next");
    }
    assertEquals(List.of("Paged4", "Paged3", "Paged2", "Paged1", "Paged0"), names);
    HttpResponse<String> before = get(link(get(last), "prev"));
    assertTrue(before.body().contains("Paged2"), before.body());
    HttpResponse<String> found = get(PERSONS + "?q=paged3&skill.name=none");
    assertEquals(0, Node.json(found.body()).getJsonArray("nodes").size());
    JsonObject match =
        Node.json(get(PERSONS + "?q=paged3").body()).getJsonArray("matches").getJsonObject(0);
    assertTrue(match.getJsonNumber("score").doubleValue() > 0, match.toString());
    String filter =
        "{\"or\": [{\"nameStartsWith\": \"Paged1\"}, {\"nameStartsWith\": \"Paged2\"}]}";
    assertEquals(
        2,
        Node.json(get(PERSONS + "?filter=" + encoded(filter)).body()).getJsonArray("nodes").size());
  }

  @Test
  void eventsAreListedAndABlockIsItsBytes() throws Exception {
    JsonObject page =
        Node.json(get(PERSONS + "/" + ADA + "/events?types=lifecycle.created").body());
    JsonObject event = page.getJsonArray("nodes").getJsonObject(0);
    assertEquals("user:local-admin", event.getString("actor"));
    String address = "/api/v1/events/" + event.getString("cid");
    assertEquals(event, Node.json(get(address).body()));
    HttpResponse<String> block = get(address, "Accept", "application/vnd.ipld.dag-json");
    assertEquals(event.getString("block"), block.body());
    assertEquals("application/vnd.ipld.dag-json", header(block, "Content-Type"));
    problem(get("/api/v1/events/" + "baguqeera" + "a".repeat(50)), 400, "INVALID_INPUT");
  }

  @Test
  void aFollowerGetsEachEventOnceAcrossConnections() throws Exception {
    String followed = PERSONS + "/" + ADA + "/events";
    List<String> types = new ArrayList<>();
    String position = "0";
    try (BufferedReader stream = follow(followed, position)) {
      position = events(stream, 3, types);
    }
    try (BufferedReader stream = follow(followed, position)) {
      command("tag", "{\"tag\": \"followed\"}");
      while (!types.getLast().equals("components.tagged followed")) {
        position = events(stream, 1, types);
      }
    }
    assertEquals("lifecycle.created", types.getFirst());
    assertEquals(7, types.size(), types.toString());
  }

  @Test
  void whoFollowsHearsThatItIsConnected() throws Exception {
    try (BufferedReader stream = follow(PERSONS + "/" + UUID.randomUUID() + "/events", "")) {
      int comments = 0;
      while (comments < 3) {
        comments += String.valueOf(stream.readLine()).startsWith(":") ? 1 : 0;
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /persons/ADA?x=1                   | 400 | INVALID_INPUT      | x
          GET    | /persons/ada                       | 400 | INVALID_INPUT      | id
          GET    | /persons/ADA?asOf=yesterday        | 400 | INVALID_INPUT      | asOf
          GET    | /persons/ADA?atLeast=x             | 400 | INVALID_INPUT      | atLeast
          GET    | /persons/ADA?fields=nope           | 400 | INVALID_INPUT      | fields
          GET    | /persons/ADA?asOf=99               | 404 | PERSON_NOT_FOUND   |
          GET    | /persons/NOBODY                    | 404 | PERSON_NOT_FOUND   |
          GET    | /persons/NOBODY/contacts           | 404 | PERSON_NOT_FOUND   |
          GET    | /persons/NOBODY/events             | 404 | PERSON_NOT_FOUND   |
          GET    | /persons/ADA/nothing               | 404 | NOT_FOUND          |
          GET    | /nothing                           | 404 | NOT_FOUND          |
          GET    | /                                  | 404 | NOT_FOUND          |
          GET    | /persons?limit=0                   | 400 | INVALID_INPUT      | limit
          GET    | /persons?limit=201                 | 400 | INVALID_INPUT      | limit
          GET    | /persons?limit=x                   | 400 | INVALID_INPUT      | limit
          GET    | /persons?after=x                   | 400 | INVALID_INPUT      | after
          GET    | /persons?after=x&before=y          | 400 | INVALID_INPUT      | before
          GET    | /persons?email=x                   | 400 | INVALID_INPUT      | email
          GET    | /persons?tag=a&tag=b               | 400 | INVALID_INPUT      | tag
          GET    | /persons?lifecycle=NONE            | 400 | INVALID_INPUT      | lifecycle[0]
          GET    | /persons?skill.minimumProficiency=EXPERT | 400 | INVALID_INPUT | skill.name
          GET    | /persons?filter=x                  | 400 | INVALID_INPUT      | filter
          GET    | /persons?filter=%7B%22x%22:1%7D    | 400 | INVALID_INPUT      | filter.x
          GET    | /persons?filter=%7B%7D             | 400 | INVALID_INPUT      | filter
          GET    | /persons?orderBy=AGE               | 400 | INVALID_INPUT      | orderBy
          GET    | /persons?locale=no+locale          | 400 | INVALID_INPUT      | locale
          GET    | /persons?q=a&orderBy=NAME          | 400 | INVALID_INPUT      | orderBy
          GET    | /persons?q=%25                     | 400 | INVALID_INPUT      | q
          GET    | /events?person=x                   | 400 | INVALID_INPUT      | person
          GET    | /events?families=NONE              | 400 | INVALID_INPUT      | families[0]
          GET    | /events/x                          | 400 | INVALID_INPUT      | cid
          DELETE | /persons/ADA                       | 405 | METHOD_NOT_ALLOWED |
          PUT    | /persons                           | 405 | METHOD_NOT_ALLOWED |
          PATCH  | /events                            | 405 | METHOD_NOT_ALLOWED |
          POST   | /persons/ADA/commands/nothing      | 404 | NOT_FOUND          |
          POST   | /persons/ada/commands/tag          | 400 | INVALID_INPUT      | id
          POST   | /persons/ADA/commands/tag          | 400 | INVALID_INPUT      | tag
          POST   | /persons/ADA/commands/activate-person | 409 | TRANSITION_NOT_ALLOWED |
          POST   | /persons/NOBODY/commands/activate-person | 404 | PERSON_NOT_FOUND |
          """)
  void whatCannotBeIsAProblem(String method, String path, int status, String code, String field)
      throws Exception {
    String address =
        "/api/v1" + path.replace("ADA", ADA).replace("NOBODY", UUID.randomUUID().toString());
    HttpResponse<String> answer =
        send(
            to(address)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : body("{}")));
    JsonObject problem = problem(answer, status, code);
    assertEquals(field, problem.getString("field", null), problem.toString());
    if (status == 405) {
      assertFalse(header(answer, "Allow").isEmpty());
    }
  }

  @Test
  void aBodyThatIsNoneIsAProblem() throws Exception {
    for (String json : List.of("{", "[]", "{\"tag\": 1}", "{\"tag\": \"a\", \"tag\": \"b\"}")) {
      problem(post(PERSONS + "/" + ADA + "/commands/tag", json), 400, "INVALID_INPUT");
    }
    problem(
        post(PERSONS, "{\"x\": \"%s\"}".formatted("x".repeat(1_100_000))), 413, "INVALID_INPUT");
    for (String type : List.of("text/plain", "application/json; charset=latin1", "nonsense")) {
      problem(
          send(to(PERSONS).header("Content-Type", type).POST(body("{}"))),
          415,
          "UNSUPPORTED_MEDIA_TYPE");
    }
    problem(send(to(PERSONS).POST(BodyPublishers.noBody())), 415, "UNSUPPORTED_MEDIA_TYPE");
    problem(post(PERSONS, "{}", "Content-Encoding", "br"), 415, "UNSUPPORTED_MEDIA_TYPE");
    problem(post(PERSONS, "{}", "Idempotency-Key", "x"), 400, "INVALID_INPUT");
    problem(post(PERSONS, "{}", "If-Match", "x"), 400, "INVALID_INPUT");
    problem(get(PERSONS, "Accept", "text/html"), 406, "NOT_ACCEPTABLE");
    for (String accept : List.of("nonsense", "text/html;q=x", "a/b/c", "application/json;", ",")) {
      problem(get(PERSONS + "/" + ADA, "Accept", accept), 400, "INVALID_INPUT");
    }
    for (String path : List.of("/%00", "/a;b=c", "//", "/..%2f", "/%E4%F6", "/\u00e4")) {
      int status = get(PERSONS + path).statusCode();
      assertTrue(status == 400 || status == 404, path + " " + status);
    }
    get(PERSONS, "Accept-Language", "x;q=y", "Cookie", "=;;", "Content-Type", "x");
    problem(get(PERSONS + "?q=" + "a".repeat(9_000)), 414, "INVALID_INPUT");
    problem(
        get("/api/v1/events", "Accept", "text/event-stream", "Last-Event-ID", "x"),
        400,
        "INVALID_INPUT");
  }

  @Test
  void answersAreCompressedNotKeptAndForFriendsOnly() throws Exception {
    HttpResponse<String> answer = get(PERSONS, "Origin", "https://people.example.org");
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("https://people.example.org", header(answer, "Access-Control-Allow-Origin"));
    assertTrue(header(answer, "Access-Control-Expose-Headers").contains("ETag"));
    assertEquals("", header(get(PERSONS, "Origin", "null"), "Access-Control-Allow-Origin"));
    HttpResponse<byte[]> zipped =
        HTTP.send(
            to(PERSONS + "/" + ADA).header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());
    assertEquals("gzip", header(zipped, "Content-Encoding"));
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertEquals(ADA, Node.json(text).getString("id"));
    assertTrue(header(zipped, "ETag").endsWith("\""), zipped.headers().toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write("{\"tag\": \"zipped\"}".getBytes(StandardCharsets.UTF_8));
    }
    HttpResponse<String> tagged = tagged(bytes.toByteArray());
    assertEquals(200, tagged.statusCode(), tagged.body());
    byte[] broken = bytes.toByteArray();
    broken[3] = 4; // a field more, whose length is
    broken[10] = (byte) 0x85;
    broken[11] = (byte) 0xaf;
    HttpResponse<String> refused = tagged(broken);
    assertEquals(400, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("body must be as long and encoded"), refused.body());
  }

  private static HttpResponse<String> tagged(byte[] zipped) throws Exception {
    return send(
        to(PERSONS + "/" + ADA + "/commands/tag")
            .headers("Content-Type", "application/json", "Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(zipped)));
  }

  @Test
  void theDescriptionIsServedAndBrowsedWithoutOtherAddresses() throws Exception {
    HttpResponse<String> description = get("/openapi?format=JSON");
    JsonObject document = Node.json(description.body());
    assertTrue(document.getString("openapi").startsWith("3.1"), document.getString("openapi"));
    JsonObject paths = document.getJsonObject("paths");
    assertTrue(paths.containsKey("/api/v1/persons/{id}/commands/add-contact"));
    assertTrue(
        document.getJsonObject("components").getJsonObject("schemas").containsKey("AddContact"));
    HttpResponse<String> page = get("/openapi/ui/");
    assertEquals(200, page.statusCode());
    assertFalse(
        Pattern.compile("(src|href)\\s*=\\s*[\"'](https?:)?//").matcher(page.body()).find(),
        page.body());
  }

  @Test
  void theExampleForClientsRunsAndSaysWhatItShows() throws Exception {
    String page =
        Files.readString(Path.of(System.getProperty("project.root")).resolve("docs/clients.md"));
    Matcher example =
        Pattern.compile("## REST\n.*?```sh\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL)
            .matcher(page);
    assertTrue(example.find());
    String script =
        example.group(1).replace("http://127.0.0.1:9080", Node.address("http", "").toString());
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(lines(example.group(2)), lines(said));
  }

  private static List<String> lines(String text) {
    return text.strip().lines().map(String::strip).toList();
  }

  private static String events(BufferedReader stream, int count, List<String> types)
      throws Exception {
    String position = "";
    String id = "";
    for (int read = 0; read < count; ) {
      String line = String.valueOf(stream.readLine());
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("data:")) {
        JsonObject event = Node.json(line.substring(5));
        String tag = event.getJsonObject("data").getString("tag", "");
        types.add((event.getString("type") + " " + tag).strip());
        position = event.getString("position");
        read++;
      }
    }
    assertEquals(position, id.isEmpty() ? position : id);
    return position;
  }

  private static BufferedReader follow(String path, String after) throws Exception {
    HttpRequest.Builder request =
        to(path).headers("Accept", "text/event-stream", "Accept-Encoding", "gzip");
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    HttpResponse<java.io.InputStream> stream =
        HTTP.send(request.build(), BodyHandlers.ofInputStream());
    assertEquals(200, stream.statusCode());
    assertTrue(header(stream, "Content-Type").startsWith("text/event-stream"));
    return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> command(String name, String json) throws Exception {
    HttpResponse<String> answer = post(PERSONS + "/" + ADA + "/commands/" + name, json);
    assertEquals(200, answer.statusCode(), answer.body());
    return answer;
  }

  private static void awaitVisible(HttpResponse<String> command) throws Exception {
    String position = header(command, "Cim-Position");
    assertEquals(200, get(PERSONS + "?limit=1&atLeast=" + position).statusCode());
    assertEquals(200, get("/api/v1/events?limit=1&atLeast=" + position).statusCode());
  }

  private static JsonObject problem(HttpResponse<String> answer, int status, String code) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertEquals("no-store", header(answer, "Cache-Control"));
    JsonObject problem = Node.json(answer.body());
    assertEquals(code, problem.getString("code"), answer.body());
    assertEquals(status, problem.getInt("status"));
    assertFalse(
        Pattern.compile("(cim|org|com|java|jakarta|io)\\.[a-z]+\\.|Exception|RESTEASY")
            .matcher(answer.body())
            .find(),
        answer.body());
    return problem;
  }

  private static String link(HttpResponse<String> answer, String relation) {
    Matcher link =
        Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"").matcher(header(answer, "Link"));
    return link.find() ? link.group(1) : "";
  }

  private static JsonArray array(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = to(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpResponse<String> post(String path, String json, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        to(path).header("Content-Type", "application/json").POST(body(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(Node.address("http", "") + path))
        .timeout(Duration.ofSeconds(60));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
