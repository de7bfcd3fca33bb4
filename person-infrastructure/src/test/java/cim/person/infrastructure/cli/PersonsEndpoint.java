package cim.person.infrastructure.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// An HTTP server that answers `createPerson` as the GraphQL contract says, and remembers the
/// command ids that it has carried out.
final class PersonsEndpoint implements AutoCloseable {
  private final ConcurrentMap<String, JsonObject> created = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /// Says for an input what is answered in the place of creating the person, if anything.
  private volatile Function<JsonObject, Optional<String>> objection = _ -> Optional.empty();

  PersonsEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/graphql", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int persons() {
    return created.size();
  }

  JsonObject input(String commandId) {
    return Optional.ofNullable(created.get(commandId)).orElseThrow();
  }

  /// The command ids of all requests, in the order in which they came.
  List<String> asked() {
    return List.copyOf(asked);
  }

  void objecting(Function<JsonObject, Optional<String>> objection) {
    this.objection = objection;
  }

  static String error(String code, String extensions) {
    return """
    {"data": null, "errors": [{"message": "because", "extensions": {"code": "%s"%s}}]}\
    """
        .formatted(code, extensions);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        var reader = Json.createReader(exchange.getRequestBody())) {
      JsonObject input = reader.readObject().getJsonObject("variables").getJsonObject("input");
      asked.add(input.getString("commandId"));
      byte[] body = answer(input).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String answer(JsonObject input) {
    return objection
        .apply(input)
        .orElseGet(
            () -> {
              boolean replayed = created.putIfAbsent(input.getString("commandId"), input) != null;
              return """
              {"data": {"createPerson": {"receipt": {"replayed": %s, "revision": 3},
               "rejection": null}}}\
              """
                  .formatted(replayed);
            });
  }
}
