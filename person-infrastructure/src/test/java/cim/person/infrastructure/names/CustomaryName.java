package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A line of `customary.tsv`: a name, how it is customarily shown, and who says so.
record CustomaryName(PersonName name, Map<NameStyle, String> shown, String source) {
  static List<CustomaryName> all() {
    List<String> lines = People.lines("customary.tsv");
    List<String> columns = cells(lines.getFirst());
    return lines.stream().skip(1).map(line -> of(columns, cells(line))).toList();
  }

  private static CustomaryName of(List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException("not a cell for each column: " + cells);
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    PersonName name =
        PersonName.parse(
            parts(row, "given"),
            parts(row, "family"),
            text(row, "patronymic"),
            text(row, "matronymic"),
            text(row, "familyPrefix"),
            parts(row, "prefixes"),
            parts(row, "suffixes"),
            text(row, "preferred"),
            NameConvention.valueOf(cell(row, "convention")),
            text(row, "locale"));
    Map<NameStyle, String> shown = new EnumMap<>(NameStyle.class);
    for (NameStyle style : NameStyle.values()) {
      shown.put(style, cell(row, style.name()));
    }
    return new CustomaryName(name, shown, cell(row, "source"));
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\t", -1));
  }

  private static List<String> parts(Map<String, String> row, String column) {
    String cell = cell(row, column);
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }

  private static @Nullable String text(Map<String, String> row, String column) {
    String cell = cell(row, column);
    return cell.isEmpty() ? null : cell;
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}
