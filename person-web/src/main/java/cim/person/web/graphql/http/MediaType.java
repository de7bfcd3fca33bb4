package cim.person.web.graphql.http;

import cim.person.web.graphql.execution.ErrorCode;
import cim.person.web.graphql.execution.GraphQLAnswer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two media types of an answer, and the status codes that go with each.
enum MediaType {
  /// The status says what happened.
  GRAPHQL_RESPONSE("application/graphql-response+json"),
  /// What older clients expect: whatever is well-formed is answered with 200.
  JSON("application/json");

  private final String name;

  MediaType(String name) {
    this.name = name;
  }

  /// What a client accepts; `application/json` when it does not say.
  static MediaType accepted(@Nullable String header) {
    if (header == null) {
      return JSON;
    }
    double modern = quality(header, GRAPHQL_RESPONSE.name);
    double legacy = Math.max(quality(header, JSON.name), quality(header, "*/*"));
    return modern > 0 && modern >= legacy ? GRAPHQL_RESPONSE : JSON;
  }

  /// Whether a body is JSON in UTF-8. GraphiQL says it twice, and browsers join that by a comma.
  static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(",", -1))
            .allMatch(MediaType::isOneJson);
  }

  private static boolean isOneJson(String contentType) {
    String[] parts = contentType.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").strip();
      if (parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8")) {
        return false;
      }
    }
    return parts[0].strip().equals(JSON.name);
  }

  String contentType() {
    return name + "; charset=utf-8";
  }

  int status(GraphQLAnswer answer) {
    if (this == JSON || answer.executed() || answer.firstCode() == null) {
      return 200;
    }
    return switch (ErrorCode.valueOf(answer.firstCode())) {
      case INVALID_INPUT, TOO_COMPLEX -> 400;
      case CONFLICT -> 409;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
      case INTERNAL -> 500;
    };
  }

  private static double quality(String header, String type) {
    for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.split(";", -1);
      if (parts[0].strip().equals(type)) {
        return weight(parts);
      }
    }
    return 0;
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
