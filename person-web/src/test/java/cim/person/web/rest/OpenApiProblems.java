package cim.person.web.rest;

import static cim.person.web.rest.Schemas.ordered;
import static cim.person.web.rest.Schemas.ref;

import cim.person.application.ErrorCode;
import cim.person.domain.state.RejectionCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The refusals in the description of the REST door, by the table of statuses.
final class OpenApiProblems {
  private static final List<Integer> OF_HTTP = List.of(404, 405, 406, 415);

  private OpenApiProblems() {}

  static List<String> ofReading() {
    return List.of("400", "404", "503");
  }

  static List<String> ofCommands() {
    return List.of("400", "404", "409", "412", "422", "503");
  }

  static Map<String, Object> schema() {
    List<String> codes = codes().values().stream().flatMap(List::stream).distinct().toList();
    return ordered(
        "type",
        "object",
        "description",
        "Why there is no answer (RFC 9457).",
        "properties",
        ordered(
            "title", text("The status in words."),
            "status", ordered("type", "integer", "description", "The HTTP status."),
            "code",
                ordered(
                    "type",
                    "string",
                    "description",
                    "What kind of refusal it is, for programs: " + String.join(", ", codes) + "."),
            "detail", text("One sentence for people."),
            "field", text("What is wrong: the path of a field, a parameter or a header."),
            "commandId", text("The command that it is about: its Idempotency-Key."),
            "retryAfterMs",
                ordered(
                    "type", "integer", "description", "After how many milliseconds to try again."),
            "id", text("Under which the log has an error of ours.")),
        "required",
        List.of("title", "status", "code", "detail"));
  }

  private static Map<String, Object> text(String description) {
    return ordered("type", "string", "description", description);
  }

  static Map<String, Object> responses() {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("Problem", response("Any other refusal.", example(500, "INTERNAL")));
    codes()
        .forEach(
            (status, codes) ->
                responses.put(
                    "Problem" + status,
                    response(
                        "%s: %s.".formatted(Statuses.title(status), String.join(", ", codes)),
                        example(status, codes.getFirst()))));
    return responses;
  }

  private static Map<String, Object> response(String description, Map<String, Object> example) {
    return ordered(
        "description",
        description,
        "content",
        ordered(Problem.MEDIA_TYPE, ordered("schema", ref("Problem"), "example", example)));
  }

  private static Map<String, Object> example(int status, String code) {
    Map<String, Object> example =
        ordered("title", Statuses.title(status), "status", status, "code", code);
    example.put(
        "detail",
        switch (code) {
          case "INVALID_INPUT" -> "name.given must not be empty when there is no family name.";
          case "PERSON_NOT_FOUND" -> "There is no person with this id.";
          case "STALE_REVISION" ->
              "Revision 1 was expected, and the person is at revision 2: read it again, then decide.";
          default -> "One sentence for people.";
        });
    if (code.equals("INVALID_INPUT")) {
      example.put("field", "name.given");
    }
    return example;
  }

  /// Which codes each status has.
  private static Map<Integer, List<String>> codes() {
    Map<Integer, List<String>> codes = new TreeMap<>();
    for (ErrorCode code : ErrorCode.values()) {
      codes.computeIfAbsent(Statuses.of(code), _ -> new ArrayList<>()).add(code.name());
    }
    for (RejectionCode code : RejectionCode.values()) {
      codes.computeIfAbsent(Statuses.of(code), _ -> new ArrayList<>()).add(code.name());
    }
    for (int status : OF_HTTP) {
      codes.computeIfAbsent(status, _ -> new ArrayList<>()).add(Statuses.codeOf(status));
    }
    return codes;
  }
}
