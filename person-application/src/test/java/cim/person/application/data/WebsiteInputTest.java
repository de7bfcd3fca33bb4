package cim.person.application.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.values.MalformedValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebsiteInputTest {
  @ParameterizedTest
  @CsvSource({
    "https://www.example.org/ada, https://www.example.org/ada",
    "HTTPS://WWW.Example.ORG/Ada, https://www.example.org/Ada",
    "http://example.org, http://example.org",
    "http://example.org:8080/a?b=c#d, http://example.org:8080/a?b=c#d",
    "https://münchen.de, https://xn--mnchen-3ya.de",
    "https://fußball.example, https://xn--fuball-cta.example",
    "https://例子.example/路, https://xn--fsqu00a.example/%E8%B7%AF",
    "https://example.org/ä?q=ö, https://example.org/%C3%A4?q=%C3%B6",
    "https://xn--mnchen-3ya.de/, https://xn--mnchen-3ya.de/"
  })
  void isReadInAnyScriptAndKeptInAscii(String written, String url) {
    assertEquals(url, new WebsiteInput(written).parse().url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "ftp://example.org",
        "https://",
        "https:///path",
        "https://user:password@example.org",
        "https://example.org:99999",
        "https://exa mple.org",
        "https://example.org/a b",
        "https://example.org/%zz",
        "https://a..b/",
        "javascript:alert(1)"
      })
  void anythingElseIsRefused(String written) {
    MalformedValue problem =
        assertThrows(MalformedValue.class, () -> new WebsiteInput(written).parse());
    assertEquals("url", problem.field());
  }
}
