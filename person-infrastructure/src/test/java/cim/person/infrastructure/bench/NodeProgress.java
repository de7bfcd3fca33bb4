package cim.person.infrastructure.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How far a node's read models and policies are behind the stream.
final class NodeProgress {
  private static final String BEHIND = "{\"query\":\"{projections {lagEvents} policies {lag}}\"}";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final URI server;

  private NodeProgress(URI server) {
    this.server = server;
  }

  static NodeProgress of(URI server) {
    return new NodeProgress(server);
  }

  /// Waits until they have seen everything.
  ///
  /// @return seconds
  /// @throws IllegalStateException when that takes minutes
  double awaitCaughtUp() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (KeptConnection connection = new KeptConnection(server)) {
      while (behind(connection.post(BEHIND)) > 0) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new IllegalStateException("behind after " + PATIENCE);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long behind(String answer) {
    try (var reader = Json.createReader(new StringReader(answer))) {
      JsonObject data = reader.readObject().getJsonObject("data");
      return Stream.concat(
              data.getJsonArray("projections").getValuesAs(JsonObject.class).stream()
                  .map(each -> each.getInt("lagEvents")),
              data.getJsonArray("policies").getValuesAs(JsonObject.class).stream()
                  .map(each -> each.getInt("lag")))
          .mapToInt(Integer::intValue)
          .max()
          .orElse(0);
    }
  }
}
