package cim.person.web.server;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.documents.LivingDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What `/metrics` says of this application, of which `docs/metrics.md` is made.
class MetricsIT extends OnTheServer {
  private static final String SOMEBODY = "Ambrosius";

  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)\\{(.*)} (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /// Those of the server's own, which every application has.
  private static final Set<String> SERVER_LABELS = Set.of("mp_scope", "mp_app", "le", "quantile");

  @Test
  void eachIsInTheDocument() throws InterruptedException {
    StringBuilder table = new StringBuilder();
    metrics().values().forEach(table::append);
    LivingDocument.at("docs/metrics.md")
        .mustSay(
            """
            # Metrics

            This file is written by a test, from what a running server says: `mvn verify -Dupdate-docs`. [Operations](operations.md#metrics) says which to watch.

            `/metrics` tells them as Prometheus reads them (MicroProfile Metrics 5.1); `/metrics?scope=application` those of this application, `?scope=base` and `?scope=vendor` those of the JVM and the server. All are of this node alone, since it started, and none holds what belongs to a person. Times are in seconds. A gauge whose value only NATS knows is `NaN` while NATS is away.

            | name | kind | labels | |
            |---|---|---|---|
            """
                + table);
  }

  @Test
  void whatHappensIsCounted() throws InterruptedException {
    Map<String, Double> before = samples();
    node.data(
        """
        mutation {createPerson(input: {name: {given: ["%s"], convention: WESTERN}}) {receipt {position}}}
        """
            .formatted(SOMEBODY));
    node.data(
        """
        mutation {activatePerson(input: {person: "00000000-0000-4000-8000-000000000000"}) {
          rejection {code}}}
        """);
    assertEquals(
        404, node.get("/api/v1/persons/00000000-0000-4000-8000-000000000000").statusCode());
    assertEquals(400, node.post("{", "Content-Type", "application/json").statusCode());
    Map<String, Double> more =
        Map.of(
            "person_requests_seconds_count{door=\"graphql\",ending=\"answered\"}", 2.0,
            "person_requests_seconds_count{door=\"graphql\",ending=\"refused\"}", 1.0,
            "person_requests_seconds_count{door=\"rest\",ending=\"refused\"}", 1.0,
            "person_append_seconds_count{ending=\"stored\"}", 1.0,
            "person_append_acknowledged_seconds_count{}", 1.0,
            "person_events_stored_total{}", 1.0,
            "person_rejections_total{code=\"person_not_found\"}", 1.0);
    assertEquals(more, since(before, more));
    assertEquals(1, samples().get("person_nats_connected{}"));
  }

  /// What was counted, when it is as expected or ten seconds have passed: a request is counted when
  /// it has ended, which its client knows a little sooner.
  private static Map<String, Double> since(Map<String, Double> before, Map<String, Double> expected)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    Map<String, Double> counted = new TreeMap<>();
    do {
      Map<String, Double> now = samples();
      for (String name : expected.keySet()) {
        counted.put(name, now.getOrDefault(name, Double.NaN) - before.getOrDefault(name, 0.0));
      }
    } while (!counted.equals(expected) && System.nanoTime() < end);
    return counted;
  }

  private static String text() throws InterruptedException {
    String text = node.get("/metrics?scope=application").body();
    assertTrue(!text.contains(SOMEBODY), text);
    return text;
  }

  /// The values by name and labels.
  private static Map<String, Double> samples() throws InterruptedException {
    Map<String, Double> samples = new TreeMap<>();
    for (String line : text().lines().toList()) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches() && sample.group(1).startsWith("person_")) {
        String labels =
            LABEL
                .matcher(sample.group(2))
                .results()
                .filter(label -> !label.group(1).startsWith("mp_"))
                .map(label -> label.group(1) + "=\"" + label.group(2) + "\"")
                .sorted()
                .collect(joining(","));
        samples.put(sample.group(1) + "{" + labels + "}", Double.valueOf(sample.group(3)));
      }
    }
    return samples;
  }

  /// A line of the table for each.
  private static Map<String, String> metrics() throws InterruptedException {
    Map<String, String> help = new TreeMap<>();
    Map<String, String> kinds = new TreeMap<>();
    Map<String, Map<String, Set<String>>> labels = new TreeMap<>();
    for (String line : text().lines().toList()) {
      Matcher said = HELP.matcher(line);
      Matcher kind = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (said.matches()) {
        help.put(said.group(1), said.group(2));
      } else if (kind.matches()) {
        kinds.put(kind.group(1), kind.group(2));
      } else if (sample.matches()) {
        String name = sample.group(1).replaceFirst("_(count|sum|bucket)$", "");
        Map<String, Set<String>> own = labels.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        LABEL
            .matcher(sample.group(2))
            .results()
            .filter(label -> !SERVER_LABELS.contains(label.group(1)))
            .forEach(
                label ->
                    own.computeIfAbsent(label.group(1), _ -> new TreeSet<>()).add(label.group(2)));
      }
    }
    Map<String, String> lines = new TreeMap<>();
    help.forEach(
        (name, text) ->
            lines.put(
                name,
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        name,
                        kinds.get(name),
                        labels.getOrDefault(name, Map.of()).entrySet().stream()
                            .map(
                                label ->
                                    "`%s`: %s"
                                        .formatted(
                                            label.getKey(), String.join(", ", label.getValue())))
                            .collect(joining("; ")),
                        text)));
    lines.keySet().removeIf(name -> !name.startsWith("person_"));
    return lines;
  }
}
