package cim.person.infrastructure.siblings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A message of another domain as it came.
///
/// @param headers by name in lower case; only those of [#HEADERS]
@SuppressWarnings("ArrayRecordComponent") // It is compared with nothing.
public record SiblingMessage(String subject, Map<String, String> headers, byte[] body) {
  static final List<String> TYPES = List.of("event-type", "x-event-type", "cim-event-type");
  static final List<String> IDS = List.of("aggregate-id", "x-aggregate-id", "cim-aggregate-id");
  static final List<String> CORRELATIONS =
      List.of("correlation-id", "x-correlation-id", "cim-correlation-id");

  /// The headers that mean something, in lower case.
  public static final List<String> HEADERS =
      List.of(TYPES, IDS, CORRELATIONS).stream().flatMap(List::stream).toList();

  private static final int LONGEST_HEADER = 256;

  public SiblingMessage {
    headers = Map.copyOf(headers);
  }

  /// @param headers in any spelling; of several values the last one counts
  public static SiblingMessage of(String subject, Map<String, List<String>> headers, byte[] body) {
    Map<String, String> known = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (HEADERS.contains(lower) && !values.isEmpty()) {
            String value = values.getLast().strip();
            known.put(lower, value.substring(0, Math.min(value.length(), LONGEST_HEADER)));
          }
        });
    return new SiblingMessage(subject, known, body);
  }

  /// The values that stand there, those that are empty left out.
  List<Stated> stated(List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                Optional.ofNullable(headers.get(name))
                    .filter(value -> !value.isEmpty())
                    .map(value -> new Stated("the header " + name, value))
                    .stream())
        .toList();
  }

  /// Something that is said somewhere in a message.
  ///
  /// @param where for people: "the header event-type"
  record Stated(String where, String text) {}
}
