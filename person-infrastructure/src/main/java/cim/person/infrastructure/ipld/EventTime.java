package cim.person.infrastructure.ipld;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The one form of a time in a block: RFC 3339 in UTC with six decimals.
final class EventTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private EventTime() {}

  static String write(Instant at) {
    return FORM.format(at);
  }

  static Instant read(String text) {
    Instant at;
    try {
      at = Instant.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("at is no time: " + text);
    }
    if (!write(at).equals(text)) {
      throw new IllegalArgumentException("at is not UTC with six decimals: " + text);
    }
    return at;
  }
}
