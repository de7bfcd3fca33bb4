package cim.person.web.server;

import cim.person.application.data.ClientInput;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.PersonId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A command on its way through some door, in JSON as it is written: also what no library would
/// write.
///
/// @param command its name in kebab-case
/// @param around `person`, `commandId` and `expectedRevision`, as far as they are given
/// @param data the command's own fields, an object
record Sent(String command, Map<String, String> around, String data) {
  static Sent of(UUID commandId, PersonId person, PersonCommand command) {
    return new Sent(
        Hierarchy.kebab(command.getClass()),
        Map.of("commandId", quoted(commandId), "person", quoted(person)),
        Json.createObjectBuilder(ClientInput.of(command)).build().toString());
  }

  static String quoted(Object text) {
    return "\"" + text + "\"";
  }

  boolean creates() {
    return command.equals("create-person");
  }

  /// The command's name as GraphQL and protobuf write it.
  String camelCase() {
    StringBuilder name = new StringBuilder();
    for (String word : command.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /// The text of what stands around the command.
  ///
  /// @throws Door.Inexpressible when it is not text
  @Nullable String text(String name) {
    String json = around.get(name);
    if (json == null) {
      return null;
    }
    JsonObject holder = Node.json("{\"it\": " + json + "}");
    if (holder.get("it") instanceof JsonString text) {
      return text.getString();
    }
    throw new Door.Inexpressible(name + " is always text", null);
  }

  /// The command's fields, and others, in one object.
  ///
  /// @param others their JSON by their names
  String dataWith(Map<String, String> others) {
    return object(others, data.strip().substring(1, data.strip().length() - 1));
  }

  static String object(Map<String, String> fields) {
    return object(fields, "");
  }

  private static String object(Map<String, String> fields, String more) {
    String own =
        new LinkedHashMap<>(fields)
            .entrySet().stream()
                .map(field -> quoted(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", "));
    return "{" + own + (own.isEmpty() || more.isBlank() ? "" : ", ") + more + "}";
  }
}
