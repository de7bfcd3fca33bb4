package cim.person.web;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cim.person.domain.documents.LivingDocument;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The dashboard and the operator's guide name nothing that `docs/metrics.md` does not have, which
/// a
/// running server's answer is compared with.
class DashboardTest {
  private static final Pattern NAME = Pattern.compile("\\bperson_[a-z0-9_]*[a-z0-9]\\b");
  private static final Pattern DOCUMENTED = Pattern.compile("\\| `(person_\\w+)` \\| (\\w+) \\|");

  @Test
  void everyQueryNamesMetricsThatExist() throws IOException {
    for (String query : queries()) {
      assertFalse(names(query).isEmpty(), query);
      assertKnown(query);
    }
  }

  @Test
  void theGuideNamesMetricsThatExist() throws IOException {
    assertKnown(Files.readString(LivingDocument.root().resolve("docs/operations.md")));
  }

  private static void assertKnown(String text) throws IOException {
    Set<String> unknown = new TreeSet<>(names(text));
    unknown.removeAll(known());
    assertEquals(Set.of(), unknown);
  }

  private static List<String> names(String text) {
    return NAME.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<String> queries() throws IOException {
    Path file = LivingDocument.root().resolve("server-config/grafana/cim-person.json");
    try (var reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class).stream()
          .filter(panel -> panel.containsKey("targets"))
          .flatMap(panel -> panel.getJsonArray("targets").stream())
          .map(JsonValue::asJsonObject)
          .map(target -> target.getString("expr"))
          .toList();
    }
  }

  private static Set<String> known() throws IOException {
    String text = Files.readString(LivingDocument.root().resolve("docs/metrics.md"));
    return DOCUMENTED
        .matcher(text)
        .results()
        .flatMap(
            row ->
                row.group(2).equals("histogram")
                    ? Stream.of("", "_count", "_bucket").map(end -> row.group(1) + end)
                    : Stream.of(row.group(1)))
        .collect(toCollection(TreeSet::new));
  }
}
