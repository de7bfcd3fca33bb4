package cim.person.web.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost", "person.localhost", "127.0.0.1", "::1", "[::1]"})
  void namesOfThisMachineAreTaken(String host) {
    assertTrue(Loopback.isName(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.0.2.1",
        "[2001:db8::1]",
        ""
      })
  void othersAreNotAlthoughTheyMayLeadHere(String host) {
    assertFalse(Loopback.isName(host));
  }
}
