package cim.person.web.graphql.http;

import cim.person.application.ErrorCode;
import cim.person.web.graphql.execution.GraphQLAnswer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two media types of an answer, and the status codes that go with each.
enum MediaType {
  /// The status says what happened.
  GRAPHQL_RESPONSE("application/graphql-response+json"),
  /// What older clients expect: whatever is well-formed is answered with 200.
  JSON("application/json");

  /// There are data, and errors: a code of the specification's own, which others take for 200.
  private static final int PARTIAL_SUCCESS = 294;

  private final String name;

  MediaType(String name) {
    this.name = name;
  }

  /// What a client prefers. Who takes anything, or does not say, gets `application/json`, which
  /// everyone reads.
  ///
  /// @return nothing when it takes neither
  static Optional<MediaType> accepted(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Optional.of(JSON);
    }
    Preference modern = Preference.of(GRAPHQL_RESPONSE.name, header);
    Preference legacy = Preference.of(JSON.name, header);
    if (modern.quality() <= 0 && legacy.quality() <= 0) {
      return Optional.empty();
    }
    boolean isModern =
        modern.isNamed()
            ? modern.quality() >= legacy.quality()
            : modern.quality() > legacy.quality();
    return Optional.of(isModern ? GRAPHQL_RESPONSE : JSON);
  }

  /// Whether a body is JSON in UTF-8. GraphiQL says it twice, and browsers join that by a comma.
  static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(",", -1))
            .allMatch(MediaType::isOneJson);
  }

  private static boolean isOneJson(String contentType) {
    String[] parts = contentType.split(";", -1);
    return parts[0].strip().equals(JSON.name) && isUtf8(parts);
  }

  private static boolean isUtf8(String[] parts) {
    return Arrays.stream(parts)
        .skip(1)
        .map(parameter -> parameter.replace("\"", "").strip())
        .filter(parameter -> parameter.startsWith("charset="))
        .allMatch(parameter -> parameter.matches("charset=utf-?8"));
  }

  String contentType() {
    return name + "; charset=utf-8";
  }

  int status(GraphQLAnswer answer) {
    if (!answer.executed() && ErrorCode.FORBIDDEN.name().equals(answer.firstCode())) {
      return 403; // of either type, as whoever has no token gets 401
    }
    if (this == JSON || answer.firstCode() == null) {
      return 200;
    }
    if (answer.executed()) {
      return PARTIAL_SUCCESS;
    }
    return switch (ErrorCode.valueOf(answer.firstCode())) {
      case INVALID_INPUT, TOO_COMPLEX -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
      case INTERNAL -> 500;
    };
  }

  /// How much a client wants a type (RFC 9110, 12.5.1).
  ///
  /// @param specificity 3 when the type is named, 2 and 1 for ranges of types, 0 when it is not
  ///     wanted at all
  /// @param quality from 0 to 1
  private record Preference(int specificity, double quality) {
    static Preference of(String type, String header) {
      Preference best = new Preference(0, 0);
      for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
        String[] parts = range.split(";", -1);
        int specificity = specificity(parts[0].strip(), type);
        if (specificity > best.specificity && isUtf8(parts)) {
          best = new Preference(specificity, weight(parts));
        }
      }
      return best;
    }

    boolean isNamed() {
      return specificity == 3;
    }

    private static int specificity(String range, String type) {
      return range.equals(type)
          ? 3
          : range.equals("application/*") ? 2 : range.equals("*/*") ? 1 : 0;
    }

    private static double weight(String[] parts) {
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
          return Double.parseDouble(parameter.substring(2));
        }
      }
      return 1;
    }
  }
}
