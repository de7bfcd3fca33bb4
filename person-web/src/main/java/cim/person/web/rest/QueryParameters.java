package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands behind the question mark of an address. Who asks takes each parameter that it knows;
/// what is left at the end is refused, so that a slip is not passed over.
final class QueryParameters {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private QueryParameters() {}

  /// @param query as it is written in the address; null when there is none
  /// @throws MalformedData when it is not encoded as it must be
  static QueryParameters of(@Nullable String query) {
    QueryParameters parameters = new QueryParameters();
    if (query != null) {
      for (String each : query.split("&", -1)) {
        int equals = each.indexOf('=');
        String name = decoded(equals < 0 ? each : each.substring(0, equals));
        String value = equals < 0 ? "" : decoded(each.substring(equals + 1));
        if (!name.isEmpty()) {
          parameters.values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
      }
    }
    return parameters;
  }

  /// A parameter that may be there once; null when it is not, or empty.
  @Nullable String one(String name) {
    List<String> all = values.remove(name);
    if (all != null && all.size() > 1) {
      throw new MalformedData(name, "must not be given more than once");
    }
    return all == null || all.getFirst().isEmpty() ? null : all.getFirst();
  }

  /// A parameter that may be there several times.
  List<String> all(String name) {
    List<String> all = values.remove(name);
    return all == null ? List.of() : all;
  }

  @Nullable Integer number(String name) {
    String text = one(name);
    if (text != null && !text.matches("[0-9]{1,9}")) {
      throw new MalformedData(name, "must be a whole number");
    }
    return text == null ? null : Integer.valueOf(text);
  }

  boolean flag(String name) {
    String text = one(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new MalformedData(name, "must be true or false");
    }
    return "true".equals(text);
  }

  /// The fields of a record, as plain data: a list is a parameter that comes several times, and the
  /// field of a field is named with a dot between, as in `skill.name`.
  Map<String, Object> fields(Class<?> record) {
    return fields("", record, 1);
  }

  private Map<String, Object> fields(String prefix, Class<?> record, int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      String name = prefix + field.name();
      if (Types.isList(field.type())) {
        List<String> all = Types.element(field.type()).isRecord() ? null : values.remove(name);
        if (all != null) {
          fields.put(field.name(), all);
        }
      } else if (field.type() instanceof Class<?> type && type.isRecord()) {
        Map<String, Object> within = depth > 1 ? Map.of() : fields(name + ".", type, depth + 1);
        if (!within.isEmpty()) {
          fields.put(field.name(), within);
        }
      } else {
        String value = one(name);
        if (value != null) {
          fields.put(field.name(), value);
        }
      }
    }
    return fields;
  }

  /// @throws MalformedData when there are parameters that nobody has taken
  void end() {
    if (!values.isEmpty()) {
      throw new MalformedData(
          values.keySet().iterator().next(), "is not a known parameter of this address");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new MalformedData(
          "query", "must be percent-encoded: a percent sign itself is written as %25");
    }
  }
}
