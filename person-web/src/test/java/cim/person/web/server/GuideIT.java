package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Walks through `docs/guide.md`: runs its documents in order, and compares with the answers that
/// it shows.
class GuideIT extends OnTheServer {
  private static final Pattern BLOCK =
      Pattern.compile("```(graphql|json)\n(.*?)\n```", Pattern.DOTALL);

  @Test
  void everyDocumentRunsAndAnswersAsTheGuideSays() throws Exception {
    JsonObject answer = JsonValue.EMPTY_JSON_OBJECT;
    for (MatchResult block : blocks()) {
      String text = block.group(2);
      if (block.group(1).equals("json")) {
        assertEquals(Node.json(text), answer);
      } else {
        answer = node.data(text);
        if (text.startsWith("mutation")) {
          awaitWhatItLedTo(text);
        }
      }
    }
    assertEquals(
        List.of("ACTIVE", "ACTIVE", "DRAFT"),
        node
            .data("{persons(first: 10) {nodes {lifecycle {state}}}}")
            .getJsonObject("persons")
            .getJsonArray("nodes")
            .getValuesAs(person -> person.asJsonObject().getJsonObject("lifecycle"))
            .stream()
            .map(lifecycle -> lifecycle.getString("state"))
            .toList());
  }

  /// Sends the mutations once more, which stores nothing and gives the first receipts, and waits
  /// until the read models have seen their positions.
  private static void awaitWhatItLedTo(String mutations) throws InterruptedException {
    JsonObject again =
        node.data(
            mutations
                .replaceAll("receipt \\{[^{}]*(\\{[^{}]*}[^{}]*)?}", "")
                .replaceAll("rejection \\{", "receipt { position replayed } rejection {"));
    long last = 0;
    for (JsonValue payload : again.values()) {
      if (payload.asJsonObject().get("receipt") instanceof JsonObject receipt) {
        assertTrue(receipt.getBoolean("replayed"), receipt.toString());
        last = Math.max(last, Long.parseLong(receipt.getString("position")));
      }
    }
    node.data("{persons(first: 1, atLeast: \"%d\") {totalCount}}".formatted(last));
  }

  private static List<MatchResult> blocks() throws IOException {
    Path guide = Path.of(System.getProperty("project.root")).resolve("docs/guide.md");
    List<MatchResult> blocks = BLOCK.matcher(Files.readString(guide)).results().toList();
    assertFalse(blocks.isEmpty());
    return blocks;
  }
}
