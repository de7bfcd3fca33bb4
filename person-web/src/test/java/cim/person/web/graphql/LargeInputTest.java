package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.ports.EventTooLarge;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is too much of an input is refused as any other bad input.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeInputTest {
  private static final JsonObject CONTACT =
      InMemoryClient.json("{\"use\": \"WORK\", \"contact\": {\"email\": \"ada@example.org\"}}");

  private final InMemoryClient client = new InMemoryClient();

  @ParameterizedTest
  @ValueSource(
      strings = {"name.given", "name.prefixes", "contacts", "trace", "contact.postalAddress.lines"})
  void aListOfTenThousandIsRefusedByItsName(String field) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (int i = 0; i < 10_000; i++) {
      list = field.equals("contacts") ? list.add(CONTACT) : list.add("x" + i);
    }
    String mutation =
        switch (field) {
          case "trace" -> "recordAttribute";
          case "contact.postalAddress.lines" -> "addContact";
          default -> "createPerson";
        };
    String proper =
        switch (mutation) {
          case "recordAttribute" ->
              "{\"attribute\": \"RELIGION\", \"value\": {\"freeText\": \"x\"}, \"source\": \"IMPORTED\", \"confidence\": \"LIKELY\", \"trace\": []}";
          case "addContact" ->
              "{\"use\": \"HOME\", \"contact\": {\"postalAddress\": {\"lines\": [], \"country\": \"CH\"}}}";
          default ->
              "{\"name\": {\"given\": [], \"family\": [\"x\"], \"prefixes\": [], \"convention\": \"OTHER\"}, \"contacts\": []}";
        };
    String pointer = "/" + field.replace('.', '/');
    JsonObject given =
        Json.createPointer(pointer).replace(BadInputTest.input(mutation, proper), list.build());
    client.seeRefused(mutation, given, field);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 100_000})
  void aTextThatIsTooLongIsRefusedByItsName(int length) {
    JsonObject given =
        Json.createObjectBuilder(BadInputTest.input("suspendPerson", "{}"))
            .add("reason", "x".repeat(length))
            .build();
    client.seeRefused("suspendPerson", given, "reason");
  }

  @ParameterizedTest
  @CsvSource({"[, ]", "{\"a\":, }"})
  void aVariableOfManyLevelsIsRefusedByItsName(String open, String close) {
    String deep = open.repeat(900) + "1".repeat(open.startsWith("{") ? 1 : 0) + close.repeat(900);
    JsonObject input = InMemoryClient.json("{\"person\": \"ada\", \"reason\": %s}".formatted(deep));
    JsonObject error = InMemoryClient.error(client.give("suspendPerson", input));
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals("input", error.getString("field"));
  }

  @Test
  void anEventThatIsTooLargeIsRefusedWithAllThatComesWithIt() {
    client.node.store.limitBlocks(700);
    JsonObject given =
        BadInputTest.input(
            "createPerson",
            """
            {"name": {"family": ["x"], "convention": "OTHER"}, "contacts": [
              {"use": "WORK", "contact": {"email": "ada@example.org"}},
              {"use": "HOME", "contact": {"postalAddress": {"lines": ["%1$s", "%1$s", "%1$s"], "country": "CH"}}}]}
            """
                .formatted("x".repeat(200)));
    JsonObject error = InMemoryClient.error(client.give("createPerson", given));
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals("input", error.getString("field"));
    assertEquals(0, client.node.store.end());
    client.node.store.limitBlocks(EventTooLarge.LIMIT);
  }
}
