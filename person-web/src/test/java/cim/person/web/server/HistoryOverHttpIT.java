package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Histories as files over HTTP.
class HistoryOverHttpIT extends OnTheServer {
  private static final String CAR = "application/vnd.ipld.car";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String ADA = UUID.randomUUID().toString();

  @BeforeAll
  static void createPersons() throws InterruptedException {
    create(ADA);
    create(UUID.randomUUID().toString());
  }

  @AfterAll
  static void end() {
    HTTP.close();
  }

  private static void create(String id) throws InterruptedException {
    node.data(
        "mutation {createPerson(input: {id: \"%s\", activate: true, name: {given: [\"Ada\"], convention: MONONYMIC}}) {rejection {code}}}"
            .formatted(id));
  }

  @Test
  void everyonesHistoryIsAFileThatCanBePutBack() throws Exception {
    HttpResponse<byte[]> file = get("/api/v1/history.car");
    assertEquals(200, file.statusCode());
    assertEquals(CAR + "; version=1", header(file, "Content-Type"));
    assertEquals("no-store", header(file, "Cache-Control"));
    assertEquals(file.body().length, Integer.parseInt(header(file, "Content-Length")));

    HttpResponse<byte[]> done = post("/api/v1/history.car", CAR + "; version=1", file.body());
    assertEquals(200, done.statusCode(), text(done));
    JsonObject report = Node.json(text(done));
    assertEquals(4, report.getInt("events"));
    assertEquals(2, report.getInt("persons"));
    assertEquals(0, report.getInt("added"));
    assertEquals(
        "\"" + report.getString("root") + "\"", header(file, "ETag"), "the root of the file");
  }

  @Test
  void onePersonsHistoryIsAFile() throws Exception {
    HttpResponse<byte[]> file = get("/api/v1/persons/" + ADA + "/history.car");
    assertEquals(200, file.statusCode());
    String head =
        node.data(
                "{person(id: \"%s\", atLeast: \"4\") {events(first: 10) {nodes {cid}}}}"
                    .formatted(ADA))
            .getJsonObject("person")
            .getJsonObject("events")
            .getJsonArray("nodes")
            .getJsonObject(1)
            .getString("cid");
    assertEquals("\"" + head + "\"", header(file, "ETag"));
    assertArrayEquals(
        file.body(), get("/api/v1/persons/" + ADA + "/history.car").body(), "every time the same");
  }

  @Test
  void whoIsNotThereIsNotFound() throws Exception {
    refused(404, "NOT_FOUND", get("/api/v1/persons/" + UUID.randomUUID() + "/history.car"));
    refused(404, "NOT_FOUND", get("/api/v1/persons/ada/history.car"));
  }

  @Test
  void aFileThatWasChangedIsRefusedAndTheBlockIsNamed() throws Exception {
    byte[] file = get("/api/v1/persons/" + ADA + "/history.car").body();
    file[file.length - 10] ^= 1;
    HttpResponse<byte[]> answer = post("/api/v1/history.car", CAR, file);
    JsonObject problem = refused(422, "CAR_BROKEN", answer);
    assertEquals(2, problem.getInt("block"));
    assertTrue(problem.getString("detail").startsWith("block 2 at byte "), problem.toString());
    assertEquals(
        0,
        refused(422, "CAR_BROKEN", post("/api/v1/history.car", CAR, new byte[0])).getInt("block"));
  }

  @Test
  void whatAFormOfAnotherPageCouldSendIsRefused() throws Exception {
    for (String type : new String[] {"text/plain", "multipart/form-data; boundary=x", ""}) {
      refused(415, "UNSUPPORTED_MEDIA_TYPE", post("/api/v1/history.car", type, new byte[] {1}));
    }
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    refused(405, "METHOD_NOT_ALLOWED", send("DELETE", "/api/v1/history.car", CAR, new byte[0]));
    refused(
        405,
        "METHOD_NOT_ALLOWED",
        send("POST", "/api/v1/persons/" + ADA + "/history.car", CAR, new byte[0]));
  }

  private static JsonObject refused(int status, String code, HttpResponse<byte[]> answer) {
    assertEquals(status, answer.statusCode(), text(answer));
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    JsonObject problem = Node.json(text(answer));
    assertEquals(code, problem.getString("code"));
    return problem;
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(Node.address("http", path)).build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send("POST", path, type, body);
  }

  private static HttpResponse<byte[]> send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Node.address("http", path))
            .method(method, BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
