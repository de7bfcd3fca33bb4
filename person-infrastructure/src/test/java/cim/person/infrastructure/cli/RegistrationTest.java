package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
  private static final String LINE =
      """
      {"name": {"given": ["Björk"], "convention": "PATRONYMIC", "locale": "is"}, "activate": true}\
      """;

  @Test
  void theCommandIdDependsNeitherOnWhiteSpaceNorOnTheOrderOfKeys() throws Exception {
    String same =
        """
        {"activate":true,"name":{"locale":"is","convention":"PATRONYMIC","given":["Bj\\u00f6rk"]}}\
        """;
    assertEquals(Registration.parse(LINE).commandId(), Registration.parse(same).commandId());
  }

  /// Were it to change, loading an old file again would create everyone twice.
  @Test
  void theCommandIdOfALineIsTheSameForEver() throws Exception {
    assertEquals(
        "99f76448-f6f2-5792-bffc-720b17e909c8", Registration.parse(LINE).commandId().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":{\"given\":[\"A\",\"B\"]}}",
        "{\"name\":{\"given\":[\"B\",\"A\"]}}",
        "{\"name\":{\"given\":[\"A\"],\"family\":[\"B\"]}}",
        "{\"name\":{\"given\":[\"A\",\"B\"]},\"activate\":false}"
      })
  void anotherContentIsAnotherCommand(String line) throws Exception {
    String first = "{\"name\":{\"given\":[\"A B\"]}}";
    assertNotEquals(Registration.parse(first).commandId(), Registration.parse(line).commandId());
  }

  @Test
  void aLineBecomesAnInputOfTheMutation() throws Exception {
    Registration line =
        Registration.parse(
            """
            {"name": {"given": ["Ana"]}, "source": "directory-import", "activate": true,
             "contacts": [{"email": "ana@example.org", "use": "WORK", "preferred": true},
                          {"phone": "+12025550143", "use": "HOME"}]}
            """);
    assertEquals(
        json(
            """
            {"commandId": "%s",
             "name": {"given": ["Ana"]}, "source": "directory-import", "activate": true,
             "contacts": [
               {"contact": {"email": "ana@example.org"}, "use": "WORK", "preferred": true},
               {"contact": {"phone": {"number": "+12025550143"}}, "use": "HOME"}]}
            """
                .formatted(line.commandId())),
        line.input());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nmae\":{}}|nmae|unknown field",
        "{\"name\":{\"first\":\"A\"}}|name.first|unknown field",
        "{\"name\":\"Ana\"}|name|not a JSON object",
        "{\"contacts\":{}}|contacts|not a list",
        "{\"contacts\":[{\"email\":\"a@b\"},7]}|contacts[1]|not a JSON object",
        "{\"contacts\":[{\"email\":\"a@b\",\"fax\":\"1\"}]}|contacts[0].fax|unknown field",
        "{\"contacts\":[{\"use\":\"WORK\"}]}|contacts[0]|a contact has either an email or a phone",
        "{\"contacts\":[{\"email\":\"a\",\"phone\":\"1\"}]}|contacts[0]"
            + "|a contact has either an email or a phone",
      })
  void whatHasAnotherFormIsRefusedWithTheFieldNamed(String line, String field, String reason) {
    assertEquals(new Answer.Refused(reason, field), refusal(line));
  }

  @Test
  void whatIsNestedTooDeeplyIsRefusedAndDoesNotEndTheLoad() {
    String line = "{\"name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertTrue(refusal(line).reason().startsWith("not JSON"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":{}",
        "{\"name\":{}} {}",
        "{\"name\":{},\"name\":{}}",
        "{\"source\":\"\\ud800\"}",
        "[]",
        "null",
        "name"
      })
  void whatIsNoJsonObjectIsRefused(String line) {
    assertTrue(refusal(line).reason().matches("(not JSON|not a JSON|a text is not).*"));
  }

  private static Answer.Refused refusal(String line) {
    return assertThrows(Registration.Malformed.class, () -> Registration.parse(line)).refusal();
  }

  private static JsonValue json(String text) {
    return Json.createReader(new StringReader(text)).readValue();
  }
}
