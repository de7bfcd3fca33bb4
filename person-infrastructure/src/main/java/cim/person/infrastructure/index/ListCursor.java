package cim.person.infrastructure.index;

import cim.person.application.queries.BadCursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/// A place in a list: the order, the value that is ordered by, and the id. It says nothing about
/// documents of the index, so it outlives changes, restarts and rebuilds.
///
/// @param order names the order, so that a cursor of another one is refused
/// @param id the person
/// @param value what is ordered by: a name, or microseconds
record ListCursor(String order, UUID id, String value) {
  private static final char BETWEEN = '\0';

  /// The value as microseconds.
  ///
  /// @throws BadCursor when it is none
  long micros() {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException _) {
      throw new BadCursor();
    }
  }

  String write() {
    String text = order + BETWEEN + id + BETWEEN + value;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws BadCursor when the text is none that a list of this order gave out
  static ListCursor read(String order, String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(String.valueOf(BETWEEN), 3);
      if (parts.length == 3 && parts[0].equals(order)) {
        ListCursor cursor = new ListCursor(order, UUID.fromString(parts[1]), parts[2]);
        if (cursor.write().equals(text)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new BadCursor();
  }
}
