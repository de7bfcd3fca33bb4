package cim.person.infrastructure.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was measured: a row for each thing, a column for each step of what grows.
final class GrowthTable {
  private final String title;
  private final List<String> steps = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<List<String>> cells = new ArrayList<>();

  /// @param title of the first column
  GrowthTable(String title) {
    this.title = title;
  }

  void step(String name) {
    steps.add(name);
  }

  /// Adds what was measured in the newest step.
  void add(String name, double value) {
    int row = names.indexOf(name);
    if (row < 0) {
      row = names.size();
      names.add(name);
      cells.add(new ArrayList<>());
    }
    List<String> values = cells.get(row);
    while (values.size() < steps.size() - 1) {
      values.add("");
    }
    values.add(number(value));
  }

  private static String number(double value) {
    String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /// Whether nothing counts yet.
  boolean isEmpty() {
    return steps.isEmpty();
  }

  String text() {
    StringBuilder table = new StringBuilder("| " + title);
    steps.forEach(step -> table.append(" | ").append(step));
    table.append(" |\n|---").append("|--:".repeat(steps.size())).append("|\n");
    for (int row = 0; row < names.size(); row++) {
      table.append("| ").append(names.get(row));
      cells.get(row).forEach(cell -> table.append(" | ").append(cell));
      table.append(" |\n");
    }
    return table.toString();
  }
}
