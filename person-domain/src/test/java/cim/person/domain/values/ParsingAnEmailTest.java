package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingAnEmailTest {
  @ParameterizedTest
  @CsvSource({
    "' Ada@Example.ORG ', Ada@example.org",
    "a@b.org, a@b.org",
    "o'brien+list@example.co.uk, o'brien+list@example.co.uk",
    "用户@例子.广告, 用户@例子.广告",
    "info@Bücher.example, info@bücher.example",
    "info@xn--bcher-kva.example, info@bücher.example",
    "info@xn--fa-hia.example, info@xn--fa-hia.example",
  })
  void keepsTheLocalPartAndNormalisesTheDomain(String text, String address) {
    assertEquals(new Email(address), Email.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "@example.org",
        "ada@",
        "ada@localhost",
        "ada@-example.org",
        "ada@example..org",
        "ada@exa_mple.org",
        "ada@[192.0.2.1]",
        "a b@example.org",
        "\"ada\"@example.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "ada@lovelace@example.org",
        "ada\u0000@example.org",
        "ada@faß.example",
      })
  void refusesWhatIsNoMailbox(String text) {
    assertEquals("address", assertThrows(MalformedValue.class, () -> Email.parse(text)).field());
  }

  @Test
  void allows64OctetsBeforeTheAtAnd254InAll() {
    String local = "l".repeat(64);
    String label = "d".repeat(62);
    String longest = local + "@" + label + "." + label + "." + label;
    assertEquals(253, longest.length());
    assertEquals(longest, Email.parse(longest).address());
    assertEquals(longest + "d", Email.parse(longest + "d").address());
    assertThrows(MalformedValue.class, () -> Email.parse(longest + ".d"));
    assertThrows(MalformedValue.class, () -> Email.parse("l" + local + "@example.org"));
    assertThrows(MalformedValue.class, () -> Email.parse("é".repeat(33) + "@example.org"));
  }

  @Test
  void composesLetters() {
    assertEquals("andr\u00e9@example.org", Email.parse("andre\u0301@example.org").address());
  }

  @Test
  void loadsWhatWasStoredOnce() {
    assertEquals("of older rules", new Email("of older rules").address());
  }
}
