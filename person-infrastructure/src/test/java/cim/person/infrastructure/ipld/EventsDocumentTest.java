package cim.person.infrastructure.ipld;

import static java.util.stream.Collectors.joining;

import cim.person.domain.Hierarchy;
import cim.person.domain.documents.LivingDocument;
import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

            | | events |
            |---|---|
            %s
            What their fields can be is told once, under [Values](#values).

            %s
            ## Values

            %s
            This file is written by a test, from the records themselves: `mvn verify -Dupdate-docs`.
            """
                .formatted(
                    example("components.contact-added", false),
                    contents(),
                    families(),
                    tables.values()));
  }

  private static String contents() {
    return groups()
        .map(
            group ->
                "| %s | %s |\n"
                    .formatted(
                        link(title(group)),
                        types(group)
                            .map(type -> link("`" + type.name() + "`"))
                            .collect(joining(", "))))
        .collect(joining());
  }

  private String families() {
    return groups().map(this::group).collect(joining("\n"));
  }

  /// The families; where a family is large, its parts.
  private static Stream<Class<?>> groups() {
    return Arrays.stream(PersonEvent.class.getPermittedSubclasses())
        .flatMap(
            family -> {
              Class<?>[] parts = family.getPermittedSubclasses();
              return parts[0].isSealed() ? Arrays.stream(parts) : Stream.of(family);
            });
  }

  private static Stream<EventType> types(Class<?> group) {
    return EventType.all().stream().filter(type -> group.isAssignableFrom(type.record()));
  }

  private String group(Class<?> group) {
    return "## %s\n\n%s\n\n%s"
        .formatted(
            title(group),
            tables.description(group.getSimpleName()),
            types(group).map(this::event).collect(joining("\n")));
  }

  private String event(EventType type) {
    String fields = tables.of(type.record());
    return """
    ### `%s`

    %s Subject `cim.person.%s.<person id>`, version %d.

    %s
    ```json
    %s
    ```
    """
        .formatted(
            type.name(),
            tables.description(type.record().getSimpleName()),
            type.name(),
            EventFields.VERSION,
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

  /// `ContactEvent` as `Contact events`.
  private static String title(Class<?> group) {
    String words = Hierarchy.kebab(group).replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + "s";
  }

  /// A link to a heading, as GitHub names it.
  private static String link(String heading) {
    String anchor = heading.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[^a-z0-9-]", "");
    return "[%s](#%s)".formatted(heading, anchor);
  }
}
