package cim.person.infrastructure.cli;

import cim.person.infrastructure.cli.Answer.AlreadyThere;
import cim.person.infrastructure.cli.Answer.Created;
import cim.person.infrastructure.cli.Answer.Hopeless;
import cim.person.infrastructure.cli.Answer.NotNow;
import cim.person.infrastructure.cli.Answer.Refused;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Creates persons at a running server, as any client of its GraphQL endpoint would. Safe for many
/// threads.
final class GraphQlPersons implements AutoCloseable {
  private static final String MUTATION =
      "mutation($input: CreatePersonInput!) {createPerson(input: $input)"
          + " {receipt {replayed revision} rejection {code message field}}}";

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final @Nullable String token;

  /// `server` is the address that the launcher prints, without a path.
  ///
  /// @param token for a server that wants one
  GraphQlPersons(URI server, @Nullable String token) {
    this.endpoint = server.resolve("/graphql");
    this.token = token;
  }

  Answer create(Registration person) throws InterruptedException {
    JsonObject request =
        Json.createObjectBuilder()
            .add("query", MUTATION)
            .add("variables", Json.createObjectBuilder().add("input", person.input()))
            .build();
    try {
      HttpRequest.Builder post =
          HttpRequest.newBuilder(endpoint)
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .POST(BodyPublishers.ofString(request.toString()));
      if (token != null) {
        post.header("Authorization", "Bearer " + token);
      }
      return answer(http.send(post.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return new NotNow("no answer from " + endpoint + ": " + e, Duration.ZERO);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private Answer answer(HttpResponse<String> response) {
    try (var reader = Json.createReader(new StringReader(response.body()))) {
      JsonObject body = reader.readObject();
      if (body.get("errors") instanceof JsonArray errors && !errors.isEmpty()) {
        return error(errors.getJsonObject(0));
      }
      JsonObject payload = body.getJsonObject("data").getJsonObject("createPerson");
      return payload.get("rejection") instanceof JsonObject rejection
          ? new Refused(
              rejection.getString("code") + ": " + rejection.getString("message"),
              rejection.getString("field", null))
          : receipt(payload.getJsonObject("receipt"));
    } catch (JsonException | ClassCastException | NullPointerException e) {
      return withoutGraphQl(response.statusCode());
    }
  }

  private static Answer receipt(JsonObject receipt) {
    return receipt.getBoolean("replayed") ? new AlreadyThere() : new Created();
  }

  private static Answer error(JsonObject error) {
    JsonObject extensions =
        error.get("extensions") instanceof JsonObject given ? given : JsonValue.EMPTY_JSON_OBJECT;
    String code = extensions.getString("code", "");
    String message = error.getString("message", "no message");
    String reason = code.isEmpty() ? message : code + ": " + message;
    return switch (code) {
      case "UNAVAILABLE", "CONFLICT", "TIMEOUT", "INTERNAL" ->
          new NotNow(reason, Duration.ofMillis(extensions.getInt("retryAfterMs", 0)));
      case "UNAUTHENTICATED", "FORBIDDEN" -> new Hopeless(reason);
      default -> new Refused(reason, extensions.getString("field", null));
    };
  }

  /// The application is not there (yet), or something else answers in its place.
  private Answer withoutGraphQl(int status) {
    String reason = endpoint + " answered with HTTP " + status + " and no GraphQL";
    return switch (status) {
      case 404, 429, 500, 502, 503, 504 -> new NotNow(reason, Duration.ZERO);
      case 413 -> new Refused("the server finds the line too large", null);
      default -> new Hopeless(reason);
    };
  }
}
