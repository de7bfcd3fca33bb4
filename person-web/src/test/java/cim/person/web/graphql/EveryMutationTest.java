package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cim.person.application.data.Inputs;
import cim.person.application.data.RecordData;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Contact;
import cim.person.domain.values.PersonId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command comes in as a mutation, its input with every field that it can have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMutationTest {
  private static final Map<String, Class<?>> SEVERAL_KINDS =
      Map.of("contact", Contact.class, "value", AttributeValue.class);

  private final InMemoryClient client = new InMemoryClient();

  static List<PersonCommand> commands() {
    return OneOfEach.commands().stream().filter(command -> !(command instanceof ByPolicy)).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandGetsAReceiptOrARejection(PersonCommand command) {
    PersonId person = new PersonId(UUID.randomUUID());
    if (!(command instanceof CreatePerson)) {
      receipt(give(person, OneOfEach.commands().getFirst()));
      receipt(give(person, new ActivatePerson()));
    }
    JsonObject payload = give(person, command);
    assertNotEquals(
        payload.get("receipt") == JsonValue.NULL, payload.get("rejection") == JsonValue.NULL);
  }

  @Test
  void whatOneMutationAddsOthersChangeAndEnd() {
    client.data(
        """
        mutation {createPerson(input: {id: "0199a1c2-7c1e-7d10-9000-000000000002", activate: true,
          name: {given: ["Charles"], family: ["Babbage"], convention: WESTERN}}) {rejection {code}}}
        """);
    List<String> rejections = new ArrayList<>();
    for (PersonCommand command : commands()) {
      if (give(Examples.ADAS_ID, command).get("rejection") instanceof JsonObject rejection) {
        rejections.add(command.getClass().getSimpleName() + " " + rejection.getString("code"));
      }
    }
    assertEquals(
        List.of(
            "EndTitle NOTHING_TO_CHANGE",
            "UpdateContact INVALID_VALUE",
            "PreferContact NOTHING_TO_CHANGE",
            "DismissRecommendation PART_NOT_FOUND",
            "EndLocation NOTHING_TO_CHANGE",
            "EndAffiliation NOTHING_TO_CHANGE"),
        rejections);
  }

  private static void receipt(JsonObject payload) {
    assertNotEquals(JsonValue.NULL, payload.get("receipt"), payload.toString());
  }

  private JsonObject give(PersonId person, PersonCommand command) {
    String type = command.getClass().getSimpleName();
    String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    Map<String, Object> input = asInput(RecordData.write(command));
    input.put(command instanceof CreatePerson ? "id" : "person", person.toString());
    input.put("commandId", UUID.randomUUID().toString());
    JsonObject answer = client.give(field, Json.createObjectBuilder(input).build());
    assertFalse(answer.containsKey("errors"), answer.toString());
    return answer.getJsonObject("data").getJsonObject(field);
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

  /// Events tell kinds apart by a field `kind`, inputs by the name of a field.
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
