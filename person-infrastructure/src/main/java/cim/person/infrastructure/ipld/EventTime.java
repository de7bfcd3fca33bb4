package cim.person.infrastructure.ipld;

import cim.person.application.data.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The one form of a time in a block: RFC 3339 in UTC with six decimals.
final class EventTime {
  /// Each 0 stands for a digit.
  private static final String FORM = "0000-00-00T00:00:00.000000Z";

  private static final int NANOS_OF_A_MICRO = 1_000;

  private EventTime() {}

  static String write(Instant at) {
    return Types.timestamp(at);
  }

  static Instant read(String text) {
    try {
      if (hasForm(text)) {
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 26) * NANOS_OF_A_MICRO)
            .toInstant(ZoneOffset.UTC);
      }
      Instant.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("at is no time: " + text);
    }
    throw new IllegalArgumentException("at is not UTC with six decimals: " + text);
  }

  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char expected = FORM.charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
