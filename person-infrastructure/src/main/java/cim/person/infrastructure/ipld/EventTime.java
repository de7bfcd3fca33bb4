package cim.person.infrastructure.ipld;

import cim.person.application.data.Types;
import java.time.DateTimeException;
import java.time.Instant;

/// The one form of a time in a block: RFC 3339 in UTC with six decimals.
final class EventTime {
  private static final int LENGTH = "2026-11-23T06:14:00.123456Z".length();

  private EventTime() {}

  static String write(Instant at) {
    return Types.timestamp(at);
  }

  static Instant read(String text) {
    Instant at;
    try {
      at = Instant.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("at is no time: " + text);
    }
    if (text.length() != LENGTH || !write(at).equals(text)) {
      throw new IllegalArgumentException("at is not UTC with six decimals: " + text);
    }
    return at;
  }
}
