package cim.person.web.graphql.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1:9080", "http://[::1]:9080"})
  void pagesOfThisMachineMayOpenAWebSocket(String origin) {
    assertTrue(Origins.isLoopback(origin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "null",
        "http://not a url"
      })
  void otherPagesMayNot(String origin) {
    assertFalse(Origins.isLoopback(origin));
  }

  @Test
  void aClientThatIsNoBrowserSendsNoOrigin() {
    assertTrue(new Origins().checkOrigin(""));
  }
}
