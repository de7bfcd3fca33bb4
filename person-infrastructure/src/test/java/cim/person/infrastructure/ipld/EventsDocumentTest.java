package cim.person.infrastructure.ipld;

import static java.util.stream.Collectors.joining;

import cim.person.domain.documents.LivingDocument;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Writes down every event from its record, its comments and its golden block.
class EventsDocumentTest {
  private static final Pattern LIST_OF_TEXT = Pattern.compile("\\[\\s+([^\\[\\]{}]+?)\\s+\\]");

  private final FieldTables tables = new FieldTables();

  EventsDocumentTest() throws IOException {}

  @Test
  void theDocumentNamesEveryEvent() {
    LivingDocument.at("docs/events.md")
        .mustSay(
            """
            # Events

            Everything that ever happened to a person is an event, and an event is never changed. Each is
            one block of canonical DAG-JSON and one message in the stream `CIM_PERSON_EVENTS`; the SHA-256
            of its bytes gives its CID, which is its identity and the message's `Nats-Msg-Id`. `prev` links
            a person's events to one chain.

            ```json
            %s
            ```

            | field | |
            |---|---|
            | `actor` | who asked: `user:…`, `service:…`, `policy:…`, `migration:…`; optional |
            | `at` | when it was recorded, in UTC with six decimals |
            | `cause` | the CID of what a policy reacted to; optional |
            | `command` | the id of the command, a UUID |
            | `correlation` | a UUID shared by all that follows from one root command |
            | `data` | what happened, as told below |
            | `person` | the person's id, a UUID |
            | `prev` | the person's event before, as a link; null in the first |
            | `seq` | the person's revision: 1, 2, 3, … |
            | `type` | the type of the event |
            | `v` | the version of `data` for this type |

            A field without a value and an empty list are absent. Fields are added over time, never renamed
            or reused: a reader passes over names in `data` that it does not know.

            %s
            # Values

            %s
            This file is written by a test, from the records themselves: `mvn verify -Dupdate-docs`.
            """
                .formatted(
                    example("components.contact-added", false), families(), tables.values()));
  }

  private String families() {
    return Arrays.stream(Family.values())
        .map(
            family ->
                "# %s\n\n%s\n\n%s"
                    .formatted(
                        title(family),
                        tables.description("Family." + family),
                        EventType.all().stream()
                            .filter(type -> type.family() == family)
                            .map(this::event)
                            .collect(joining("\n"))))
        .collect(joining("\n"));
  }

  private String event(EventType type) {
    String fields = tables.of(type.record());
    return """
    ## `%s`

    %s Version %d, subject `cim.person.%s.<person id>`.

    %s
    ```json
    %s
    ```
    """
        .formatted(
            type.name(),
            tables.description(type.record().getSimpleName()),
            EventFields.VERSION,
            type.name(),
            fields.isEmpty() ? "It has no fields.\n" : fields,
            example(type.name(), true));
  }

  private static String example(String type, boolean dataOnly) {
    String block =
        GoldenEvents.all().entrySet().stream()
            .filter(golden -> golden.getKey().equals(type + ".v" + EventFields.VERSION))
            .map(golden -> golden.getValue().block())
            .findFirst()
            .orElseThrow();
    JsonObject whole = Json.createReader(new StringReader(block)).readObject();
    return indented(dataOnly ? whole.getJsonObject("data") : whole);
  }

  private static String indented(JsonStructure json) {
    StringWriter text = new StringWriter();
    Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
        .createWriter(text)
        .write(json);
    return LIST_OF_TEXT
        .matcher(text.toString().strip().replace("    ", "  "))
        .replaceAll(
            list -> Matcher.quoteReplacement("[" + list.group(1).replaceAll("\\n *", " ") + "]"))
        .replace("{\n}", "{}");
  }

  private static String title(Family family) {
    String token = family.token();
    return Character.toUpperCase(token.charAt(0)) + token.substring(1);
  }
}
