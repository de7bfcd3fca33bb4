package cim.person.application.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.values.Email;
import cim.person.domain.values.MalformedValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By RFC 5321 and 6531, and for domains UTS 46 without its transitional mappings.
class EmailInputTest {
  @ParameterizedTest
  @CsvSource({
    "' Ada@Example.ORG ', Ada@example.org",
    "a@b.org, a@b.org",
    "o'brien+list@example.co.uk, o'brien+list@example.co.uk",
    "ada@1.2.example, ada@1.2.example",
    "andre\u0301@example.org, andr\u00e9@example.org",
    "用户@例子.广告, 用户@例子.广告",
    "用户@xn--fsqu00a.xn--4rr70v, 用户@例子.广告",
    "info@例子。广告, info@例子.广告",
    "info@Bücher.example, info@bücher.example",
    "info@bu\u0308cher.example, info@bücher.example",
    "info@xn--bcher-kva.example, info@bücher.example",
    "info@XN--BCHER-KVA.example, info@bücher.example",
    "info@ＥＸＡＭＰＬＥ.org, info@example.org",
    "info@fußball.example, info@fußball.example",
    "info@FUßBALL.example, info@fußball.example",
    "info@xn--fuball-cta.example, info@fußball.example",
    "info@fussball.example, info@fussball.example",
    "info@βόλος.example, info@βόλος.example",
    "info@ΒΌΛΟΣ.example, info@βόλοσ.example",
    "info@xn--nxasmm1c.example, info@βόλος.example",
    "info@نامه\u200cای.example, info@نامه\u200cای.example",
    "info@xn--mgba3gch31f060k.example, info@نامه\u200cای.example",
    "info@مثال.إختبار, info@مثال.إختبار",
  })
  void keepsTheLocalPartAndNormalisesTheDomain(String text, String address) {
    assertEquals(new Email(address), new EmailInput(text).parse());
    assertEquals(new Email(address), new EmailInput(address).parse(), "it is the normal form");
  }

  @Test
  void domainsThatOnlyOldRulesHeldToBeTheSameAreTwo() {
    assertNotEquals(parsed("a@fußball.example"), parsed("a@fussball.example"));
    assertNotEquals(parsed("a@βόλος.example"), parsed("a@βόλοσ.example"));
    assertNotEquals(parsed("a@نامه\u200cای.example"), parsed("a@نامهای.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nobody",
        "@example.org",
        "ada@",
        "ada@localhost",
        "ada@example.org.",
        "ada@.example.org",
        "ada@-example.org",
        "ada@example-.org",
        "ada@ex--ample.org",
        "ada@example..org",
        "ada@exa_mple.org",
        "ada@exa mple.org",
        "ada@[192.0.2.1]",
        "ada@192.0.2.1",
        "a b@example.org",
        "\"ada\"@example.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "ada@lovelace@example.org",
        "ada\u0000@example.org",
        "ada\u202e@example.org",
        "ada\ud800@example.org",
        "ada@xn--a.example",
        "ada@xn--.example",
        "ada@xn--bcher-.example",
        "ada@a\u200cb.example",
        "ada@\u0301a.example",
        "ada@אa.example",
        "ada@exam\u2028ple.org",
        "ada@exam／ple.org",
        "ada@💩\u0378.org",
      })
  void refusesWhatIsNoMailbox(String text) {
    MalformedValue refusal = assertThrows(MalformedValue.class, () -> parsed(text));
    assertEquals("address", refusal.field());
  }

  @Test
  void allows64OctetsBeforeTheAtAnd254InAll() {
    String local = "l".repeat(64);
    String label = "d".repeat(62);
    String longest = local + "@" + label + "." + label + "." + label;
    assertEquals(253, longest.length());
    assertEquals(longest, parsed(longest).address());
    assertEquals(longest + "d", parsed(longest + "d").address());
    assertThrows(MalformedValue.class, () -> parsed(longest + ".d"));
    assertThrows(MalformedValue.class, () -> parsed("l" + local + "@example.org"));
    assertThrows(MalformedValue.class, () -> parsed("é".repeat(33) + "@example.org"));
    assertThrows(MalformedValue.class, () -> parsed("a@" + label + "dd.org"));
    assertThrows(MalformedValue.class, () -> parsed("a@" + "ü".repeat(60) + ".org"));
  }

  @Test
  void whatWasStoredOnceIsLoadedWhateverTheRules() {
    Map<String, Object> stored = Map.of("address", "of older rules");
    assertEquals(new Email("of older rules"), Stored.read(Email.class, stored));
  }

  private static Email parsed(String address) {
    return new EmailInput(address).parse();
  }
}
