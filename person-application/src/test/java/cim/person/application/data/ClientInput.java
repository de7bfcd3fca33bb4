package cim.person.application.data;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Commands as clients write them: events tell kinds apart by a field `kind`, inputs by the name of
/// a field.
public final class ClientInput {
  private static final Map<String, Class<?>> SEVERAL_KINDS =
      Map.of("contact", Contact.class, "value", AttributeValue.class);

  private ClientInput() {}

  /// The fields of the command.
  public static Map<String, Object> of(PersonCommand command) {
    return asInput(RecordData.write(command));
  }

  private static Map<String, Object> asInput(Map<?, ?> data) {
    Map<String, Object> input = new LinkedHashMap<>();
    data.forEach((name, value) -> input.put((String) name, asInput((String) name, value)));
    return input;
  }

  private static Object asInput(String name, Object value) {
    return switch (value) {
      case Map<?, ?> map when SEVERAL_KINDS.containsKey(name) && map.containsKey("kind") ->
          oneOf(SEVERAL_KINDS.get(name), map);
      case Map<?, ?> map -> asInput(map);
      case List<?> list -> list.stream().map(each -> asInput(name, each)).toList();
      default -> value;
    };
  }

  private static Map<String, Object> oneOf(Class<?> sealed, Map<?, ?> stored) {
    Map.Entry<String, Class<?>> kind =
        Inputs.kindsOf(sealed).entrySet().stream()
            .filter(each -> Hierarchy.upperSnake(each.getValue()).equals(stored.get("kind")))
            .findFirst()
            .orElseThrow();
    Map<String, Object> rest = asInput(stored);
    rest.remove("kind");
    boolean plain = Inputs.onlyValueOf(kind.getValue()).isPresent();
    return Map.of(kind.getKey(), plain ? rest.values().iterator().next() : rest);
  }
}
