package cim.person.infrastructure.names;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.values.NameStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The measurement of decision 0009. When it fails after an update of ICU, the data of ICU have
/// changed, and the decision is due for another look.
class WhatIcuKnowsTest {
  private static final List<CustomaryName> TABLE = CustomaryName.all();

  @Test
  void itShowsThisManyNamesAsIsCustomary() {
    Map<NameStyle, Long> right =
        Stream.of(NameStyle.values())
            .flatMap(style -> TABLE.stream().filter(line -> isRight(line, style)).map(_ -> style))
            .collect(groupingBy(style -> style, counting()));
    assertEquals(
        Map.of(
            NameStyle.FULL, 95L,
            NameStyle.FORMAL, 90L,
            NameStyle.INFORMAL, 100L,
            NameStyle.SHORT, 59L,
            NameStyle.SORTING, 83L,
            NameStyle.INITIALS, 61L),
        right);
  }

  @Test
  void theseLanguagesItHasRightInEveryStyle() {
    Set<String> right = new TreeSet<>();
    TABLE.forEach(line -> right.add(Cultures.language(line.name())));
    for (CustomaryName line : TABLE) {
      if (!Stream.of(NameStyle.values()).allMatch(style -> isRight(line, style))) {
        right.remove(Cultures.language(line.name()));
      }
    }
    assertEquals("bg da hy id it lv pl uk", String.join(" ", right));
  }

  private static boolean isRight(CustomaryName line, NameStyle style) {
    return PlainIcu.display(line.name(), style).equals(line.shown().get(style));
  }
}
