package cim.person.web.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands as REST has them: the person in the address, what stands around in headers.
final class RestDoor implements Door {
  private static final String PERSONS = "/api/v1/persons";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

  @Override
  public Told give(Sent sent) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Node.address("http", path(sent)))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(sent)));
    String commandId = sent.text("commandId");
    if (commandId != null) {
      request.header("Idempotency-Key", commandId);
    }
    String revision = sent.around().get("expectedRevision");
    if (revision != null) {
      request.header("If-Match", Sent.quoted(revision));
    }
    return told(http.send(request.build(), BodyHandlers.ofString()));
  }

  static String path(Sent sent) {
    if (sent.creates()) {
      return PERSONS;
    }
    String person = sent.text("person");
    if (person == null || person.isEmpty()) {
      throw new Inexpressible("the address of a command has a person", null);
    }
    return "%s/%s/commands/%s".formatted(PERSONS, encoded(person), sent.command());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String body(Sent sent) {
    String person = sent.around().get("person");
    return sent.creates() && person != null ? sent.dataWith(Map.of("id", person)) : sent.data();
  }

  private static Told told(HttpResponse<String> response) {
    JsonObject answer = Node.json(response.body());
    if (response.statusCode() < 300) {
      JsonObject receipt = answer.getJsonObject("receipt");
      return Told.receipt(receipt.getBoolean("replayed"), receipt.getJsonArray("events"));
    }
    @Nullable String field = answer.getString("field", null);
    return Told.error(answer.getString("code"), field, answer.getString("detail"), "")
        .named("id", "person")
        .named("Idempotency-Key", "commandId")
        .named("If-Match", "expectedRevision");
  }

  @Override
  public void close() {
    http.close();
  }
}
