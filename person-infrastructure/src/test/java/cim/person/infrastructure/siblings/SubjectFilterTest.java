package cim.person.infrastructure.siblings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectFilterTest {
  @ParameterizedTest
  @CsvSource({
    "a.b, a.b, true, true",
    "a.b, a.c, false, false",
    "a.*, a.b, true, true",
    "a.b, a.*, true, false",
    "a.>, a.b.c, true, true",
    "a.>, a, false, false",
    ">, a.*.c, true, true",
    "a.*.c, a.>, true, false",
    "a.*.c, a.b.*, true, false",
    "a.*, a.b.c, false, false",
    "a.b.c, a.b, false, false",
    "*.b, a.>, true, false",
    "*.*, a.>, true, false",
    "a.>, a.>, true, true"
  })
  void itKnowsWhatItSharesWithAnother(String one, String other, boolean overlaps, boolean covers) {
    SubjectFilter filter = new SubjectFilter(one);
    assertEquals(overlaps, filter.overlaps(new SubjectFilter(other)));
    assertEquals(overlaps, new SubjectFilter(other).overlaps(filter));
    assertEquals(covers, filter.covers(new SubjectFilter(other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "a.", ".a", "a b", "a.>.b", "a*", ">b"})
  void otherTextIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> new SubjectFilter(text));
  }

  @Test
  void longTextIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new SubjectFilter("a".repeat(257)));
  }
}
