package cim.person.web.rest;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes plain data as YAML 1.2, in blocks.
final class Yaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/{$][A-Za-z0-9_./{}$-]*");
  private static final Pattern OTHER_THAN_TEXT =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

  private final StringBuilder text = new StringBuilder();

  private Yaml() {}

  static String of(Map<String, Object> data) {
    Yaml yaml = new Yaml();
    yaml.map("", data);
    return yaml.text.substring(1) + "\n";
  }

  private void map(String indent, Map<?, ?> data) {
    data.forEach(
        (key, value) -> {
          text.append('\n').append(indent).append(scalar(key)).append(':');
          value(indent, value);
        });
  }

  private void value(String indent, Object value) {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> text.append(" {}");
      case List<?> list when list.isEmpty() -> text.append(" []");
      case Map<?, ?> map -> map(indent + "  ", map);
      case List<?> list -> list.forEach(each -> element(indent, each));
      default -> text.append(' ').append(scalar(value));
    }
  }

  private void element(String indent, Object element) {
    text.append('\n').append(indent).append("  -");
    if (element instanceof Map<?, ?> map && !map.isEmpty()) {
      int begin = text.length();
      map(indent + "    ", map);
      text.delete(begin, begin + indent.length() + 5).insert(begin, ' '); // beside the dash
    } else {
      value(indent + "  ", element);
    }
  }

  private static String scalar(Object value) {
    if (!(value instanceof String string)) {
      return String.valueOf(value);
    }
    boolean isPlain =
        PLAIN.matcher(string).matches()
            && !string.startsWith("{")
            && !OTHER_THAN_TEXT.matcher(string).matches();
    return isPlain ? string : Json.createValue(string).toString();
  }
}
