package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contacts that need no library: what is kept, and which field is named when it is refused.
class ParsingAContactTest {
  private static final String LONG = "x".repeat(201);

  @Test
  void keepsTheLinesOfAnAddressAsTheyAre() {
    PostalAddress address =
        PostalAddress.parse(List.of(" Bundesplatz 3 ", "3. OG"), "Bern", "BE", "3003", "ch");
    assertEquals(
        new PostalAddress(List.of("Bundesplatz 3", "3. OG"), "Bern", "BE", "3003", "CH"), address);
    assertEquals("Bern", PostalAddress.parse(List.of(), "Bern", null, null, "CH").locality());
    assertEquals("3003", PostalAddress.parse(List.of(), null, null, "3003", "CH").postalCode());
    assertEquals(
        10,
        PostalAddress.parse(Collections.nCopies(10, "x"), null, null, null, "CH").lines().size());
  }

  @Test
  void namesThePartOfAnAddressThatIsWrong() {
    assertEquals("lines", address(List.of(), null, null, "CH"));
    assertEquals("lines", address(Collections.nCopies(11, "x"), "Bern", null, "CH"));
    assertEquals("lines", address(Collections.nCopies(10_000, "x"), "Bern", null, "CH"));
    assertEquals("lines[1]", address(List.of("x", " "), "Bern", null, "CH"));
    assertEquals("lines[0]", address(List.of("a\nb"), "Bern", null, "CH"));
    assertEquals("locality", address(List.of("x"), LONG, null, "CH"));
    assertEquals("postalCode", address(List.of("x"), "Bern", "1".repeat(21), "CH"));
    assertEquals("region", field(() -> PostalAddress.parse(List.of("x"), null, "", null, "CH")));
    assertEquals("country", address(List.of("x"), "Bern", null, "XX"));
  }

  @Test
  void keepsAccountsAsTheyAreWritten() {
    assertEquals(
        new Messaging("Matrix", "@Ada:example.org"),
        Messaging.parse("Matrix", " @Ada:example.org"));
    assertEquals(
        new SocialProfile("LinkedIn", "in/ada"), SocialProfile.parse(" LinkedIn ", "in/ada"));
  }

  @Test
  void namesThePartOfAnAccountThatIsWrong() {
    assertEquals("service", field(() -> Messaging.parse("", "ada")));
    assertEquals("handle", field(() -> Messaging.parse("Signal", "\u202eada")));
    assertEquals("handle", field(() -> Messaging.parse("Signal", LONG)));
    assertEquals("network", field(() -> SocialProfile.parse("\u0007", "ada")));
    assertEquals("handle", field(() -> SocialProfile.parse("X", " ")));
    assertEquals("handle", field(() -> SocialProfile.parse("X", "x".repeat(1_001))));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org, https://example.org",
    "HTTP://EXAMPLE.org/Ada?Q=1#Top, http://example.org/Ada?Q=1#Top",
    "' https://example.org:8443/ ', https://example.org:8443/",
    "https://xn--bcher-kva.example/ü, https://xn--bcher-kva.example/ü",
    "http://[2001:DB8::1]/, http://[2001:db8::1]/",
    "http://192.0.2.1, http://192.0.2.1",
    "https://s.example/https, https://s.example/https",
  })
  void takesAWebPageWithSchemeAndHostInLowerCase(String text, String url) {
    assertEquals(new Website(url), Website.parse(text));
    assertEquals(new Website(url), Website.parse(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "//example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://ada@example.org",
        "https://ada:secret@example.org",
        "https://exa mple.org",
        "https://example.org:port",
        "https://example.org:65536",
        "https://example.org:99999999999",
        "https://exa_mple.org",
        "https://example.org/%zz",
        "https://example.org/\u202egro",
        "https://example.org/\ud800",
      })
  void refusesWhatIsNoWebPage(String text) {
    assertEquals("url", field(() -> Website.parse(text)));
  }

  @Test
  void takesAddressesOfTwoThousandCharacters() {
    String longest = "https://example.org/" + "a".repeat(1_980);
    assertEquals(longest, Website.parse(longest).url());
    assertEquals("url", field(() -> Website.parse(longest + "a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0446681800",
        "+0446681800",
        "+41 44 668 18 00",
        "+1234567890123456",
        "+٤١٤٤",
        "+1"
      })
  void takesAPhoneInItsInternationalFormOnly(String number) {
    assertEquals("number", field(() -> new Phone(number)));
  }

  private static String address(
      List<String> lines, @Nullable String locality, @Nullable String code, String country) {
    return field(() -> PostalAddress.parse(lines, locality, null, code, country));
  }

  private static String field(Executable parsing) {
    return assertThrows(MalformedValue.class, parsing).field();
  }
}
