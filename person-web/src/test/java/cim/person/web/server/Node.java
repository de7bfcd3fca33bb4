package cim.person.web.server;

import cim.person.infrastructure.nats.NatsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The deployed application as a client sees it, with the NATS server that it works with.
final class Node implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int HTTP_PORT = Integer.getInteger("person.http.port");

  private final NatsServer nats = NatsServer.startedOn(Integer.getInteger("person.nats.port"));
  private final HttpClient http = HttpClient.newHttpClient();

  /// A node that is ready and has noticed that its stream is a new one, with nothing in it.
  static Node empty() throws InterruptedException {
    Node node = new Node();
    try {
      node.awaitReady();
      node.await("empty read models", node::knowsNothing);
      return node;
    } catch (AssertionError | InterruptedException | RuntimeException failure) {
      node.close();
      throw failure;
    }
  }

  void awaitReady() throws InterruptedException {
    await("readiness", () -> get("/health/ready").statusCode() == 200);
  }

  private boolean knowsNothing() throws InterruptedException {
    return data("{projections {state position}}")
        .getJsonArray("projections")
        .getValuesAs(JsonObject.class)
        .stream()
        .allMatch(
            projection ->
                projection.getString("state").equals("FOLLOWING")
                    && projection.getString("position").equals("0"));
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private void await(String what, Condition condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited in vain for %s: %s".formatted(what, get("/health/ready").body()));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  NatsServer nats() {
    return nats;
  }

  static URI address(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + HTTP_PORT + path);
  }

  /// Where gRPC is answered.
  static int grpcPort() {
    return Integer.getInteger("person.grpc.port");
  }

  HttpResponse<String> get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(address("http", path)));
  }

  HttpResponse<String> post(String body, String... headers) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address("http", "/graphql")).POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /// The answer to a query as GraphQL has it.
  JsonObject ask(String query) throws InterruptedException {
    String body = Json.createObjectBuilder().add("query", query).build().toString();
    return json(post(body, "Content-Type", "application/json").body());
  }

  /// The data of an answer without errors.
  JsonObject data(String query) throws InterruptedException {
    JsonObject answer = ask(query);
    if (answer.containsKey("errors")) {
      throw new AssertionError(answer.toString());
    }
    return answer.getJsonObject("data");
  }

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    http.close();
    nats.close();
  }
}
