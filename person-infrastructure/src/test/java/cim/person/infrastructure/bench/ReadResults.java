package cim.person.infrastructure.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What was measured, run by run, in the order in which it was measured at first.
final class ReadResults {
  private record What(String name, String aim) {}

  private final Map<What, List<Double>> values = new LinkedHashMap<>();

  /// Keeps a value; one that is no number, since nothing was done in the time, is left out.
  ///
  /// @param aim what it should be, with its unit; empty for none
  void add(String name, String aim, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    values.computeIfAbsent(new What(name, aim), _ -> new ArrayList<>()).add(value);
  }

  /// A table with the runs beside each other.
  String table() {
    StringBuilder table = new StringBuilder("| what | aim | in each run |\n|---|---|---|\n");
    values.forEach(
        (what, runs) ->
            table.append(
                "| %s | %s | %s |\n"
                    .formatted(
                        what.name,
                        what.aim,
                        runs.stream()
                            .map(ReadResults::number)
                            .collect(Collectors.joining(" · ")))));
    return table.toString();
  }

  /// A table with the median, the lowest and the highest of the runs.
  String spread() {
    StringBuilder table =
        new StringBuilder("| what | aim | median | lowest | highest |\n|---|---|--:|--:|--:|\n");
    values.forEach(
        (what, runs) -> {
          List<Double> sorted = runs.stream().sorted().toList();
          table.append(
              "| %s | %s | %s | %s | %s |\n"
                  .formatted(
                      what.name,
                      what.aim,
                      number(sorted.get(sorted.size() / 2)),
                      number(sorted.getFirst()),
                      number(sorted.getLast())));
        });
    return table.toString();
  }

  /// The same as JSON: the machine, and each value with its name, aim and runs.
  String json(String machine) {
    JsonArrayBuilder measured = Json.createArrayBuilder();
    values.forEach(
        (what, runs) ->
            measured.add(
                Json.createObjectBuilder()
                    .add("what", what.name)
                    .add("aim", what.aim)
                    .add("runs", Json.createArrayBuilder(runs))));
    return Json.createObjectBuilder()
        .add("machine", machine)
        .add("measured", measured)
        .build()
        .toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
