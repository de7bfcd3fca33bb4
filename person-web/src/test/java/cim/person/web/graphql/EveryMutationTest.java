package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cim.person.application.data.ClientInput;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.PersonId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
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
    Map<String, Object> input = ClientInput.of(command);
    input.put(command instanceof CreatePerson ? "id" : "person", person.toString());
    input.put("commandId", UUID.randomUUID().toString());
    JsonObject answer = client.give(field, Json.createObjectBuilder(input).build());
    assertFalse(answer.containsKey("errors"), answer.toString());
    return answer.getJsonObject("data").getJsonObject(field);
  }
}
