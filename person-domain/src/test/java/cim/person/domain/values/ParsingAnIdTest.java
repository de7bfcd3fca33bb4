package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingAnIdTest {
  private static final String TEXT = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21";

  @Test
  void readsAnyCaseAndWritesLowerCase() {
    assertEquals(TEXT, PersonId.parse("0199A1C2-7C1E-7D10-8F53-3C5E0F6A9B21").toString());
    assertEquals(TEXT, PartId.parse(TEXT).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "1-1-1-1-1",
        "0199a1c27c1e7d108f533c5e0f6a9b21",
        "{0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21}",
        "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b210",
        " 0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21",
        "０199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21",
      })
  void refusesEveryOtherForm(String text) {
    assertThrows(MalformedValue.class, () -> PersonId.parse(text));
  }
}
