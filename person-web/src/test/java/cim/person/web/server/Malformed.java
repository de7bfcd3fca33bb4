package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.regex.Pattern;

/// A client that sends what it should not.
interface Malformed extends AutoCloseable {
  /// What a server keeps to itself: the name of a class, a line of a stack trace, the server's own
  /// messages.
  Pattern INTERNALS =
      Pattern.compile(
          "(?:java|javax|jakarta|com|org|io|cim)\\.[a-z]+\\.(?!v1\\.|v1alpha\\.)[a-z.]*[A-Z]\\w+"
              + "|Exception|\\.java:[0-9]|\\b(?:SRVE|CWWK|CWPK)[A-Z]*[0-9]{4}");

  /// Sends one request, other than the ones before, and judges what comes back.
  void send() throws IOException, InterruptedException;

  @Override
  void close();

  /// @param asked to say when it fails
  static void assertKeepsToItself(String answer, Object asked) {
    assertFalse(INTERNALS.matcher(answer).find(), () -> asked + "\n-> " + answer);
  }
}
