package cim.person.infrastructure.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CustomaryNamesTest {
  private static final List<CustomaryName> TABLE = CustomaryName.all();

  private final IcuPersonNames names = new IcuPersonNames();

  @TestFactory
  Stream<DynamicTest> everyNameIsShownAsIsCustomary() {
    return TABLE.stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.name().locale() + " " + line.shown().get(NameStyle.FULL),
                    () -> assertEquals(line.shown(), shown(line.name()), line.source())));
  }

  @Test
  void theTableIsWideAndSaysWhereItIsFrom() {
    assertTrue(TABLE.size() >= 70);
    long cultures = TABLE.stream().map(line -> Cultures.language(line.name())).distinct().count();
    assertTrue(cultures >= 40);
    TABLE.forEach(line -> assertFalse(line.source().isBlank(), () -> line.name() + " has none"));
  }

  private Map<NameStyle, String> shown(PersonName name) {
    Map<NameStyle, String> shown = new EnumMap<>(NameStyle.class);
    for (NameStyle style : NameStyle.values()) {
      shown.put(style, names.display(name, style));
    }
    return shown;
  }
}
