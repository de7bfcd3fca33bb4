package cim.person.web.rest;

import static cim.person.web.rest.Schemas.described;
import static cim.person.web.rest.Schemas.ordered;
import static cim.person.web.rest.Schemas.ref;

import cim.person.application.data.ClientInput;
import cim.person.application.documents.PersonDocument;
import cim.person.application.documents.ReceiptDocument;
import cim.person.application.queries.FoundPerson;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.EventType;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.web.graphql.EventFiltering;
import cim.person.web.graphql.PageInfo;
import cim.person.web.graphql.PersonFiltering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The description of the REST door (OpenAPI 3.1), derived from the records that come in and go
/// out.
final class OpenApiDocument {
  private static final String API = "/api/v1";
  private static final String ID = Examples.ADAS_ID.toString();

  private final Texts texts = new Texts();
  private final Schemas schemas = new Schemas(texts);
  private final OpenApiParameters parameters = new OpenApiParameters(texts, schemas);
  private final Map<String, Object> paths = new LinkedHashMap<>();

  private OpenApiDocument() {}

  static Map<String, Object> build() {
    OpenApiDocument document = new OpenApiDocument();
    document.addSchemas();
    document.addPersons();
    document.addParts();
    document.addCommands();
    document.addEvents();
    document.addHistories();
    return document.whole();
  }

  private Map<String, Object> whole() {
    return ordered(
        "openapi",
        "3.1.0",
        "info",
        ordered(
            "title",
            "CIM Person",
            "version",
            "1",
            "description",
            "The record of every person as an immutable, verifiable history: persons, events, and commands that change them.\n\nA refusal is `application/problem+json` with a `code` for programs. An answer leaves out what is absent, and lists that are empty.",
            "license",
            ordered("name", "Apache-2.0", "identifier", "Apache-2.0")),
        "tags",
        List.of(
            tag("persons", "Who there is, now and once, and their parts."),
            tag("commands", "What changes a person."),
            tag("events", "What happened: the audit log."),
            tag("history", "Histories as files that prove themselves.")),
        "paths",
        paths,
        "components",
        ordered(
            "schemas",
            schemas.all(),
            "responses",
            OpenApiProblems.responses(),
            "securitySchemes",
            ordered(
                "token",
                ordered(
                    "type",
                    "http",
                    "scheme",
                    "bearer",
                    "bearerFormat",
                    "JWT",
                    "description",
                    "Needed in the profile secure; the profile local asks for none."))),
        "security",
        List.of(ordered("token", List.of())));
  }

  private static Map<String, Object> tag(String name, String description) {
    return ordered("name", name, "description", description);
  }

  private void addSchemas() {
    schemas.written(PersonDocument.class);
    schemas.written(ReceiptDocument.class);
    schemas.written(PageInfo.class);
    schemas.written(FoundPerson.Highlight.class);
    EventType.all().forEach(type -> schemas.written(type.record()));
    schemas.add(
        "CommandAnswer",
        ordered(
            "type",
            "object",
            "properties",
            ordered("receipt", ref("ReceiptDocument"), "person", ref("PersonDocument")),
            "required",
            List.of("receipt", "person")));
    schemas.add(
        "PersonPage",
        page(
            "PersonDocument",
            ordered(
                "matches",
                ordered(
                    "type",
                    "array",
                    "description",
                    "With q: how well each of the persons fits, and where the words were found.",
                    "items",
                    ordered(
                        "type",
                        "object",
                        "properties",
                        ordered(
                            "person",
                            ordered("type", "string", "format", "uuid"),
                            "score",
                            ordered("type", "number"),
                            "highlights",
                            ordered("type", "array", "items", ref("FoundPersonHighlight"))))))));
    schemas.add("EventPage", page("EventDocument", Map.of()));
    schemas.add("Problem", OpenApiProblems.schema());
  }

  private static Map<String, Object> page(String node, Map<String, Object> more) {
    Map<String, Object> properties = ordered("nodes", ordered("type", "array", "items", ref(node)));
    properties.putAll(more);
    properties.put("pageInfo", ref("PageInfo"));
    properties.put(
        "totalCount",
        ordered(
            "type",
            "integer",
            "format",
            "int64",
            "description",
            "How many items the whole list has, when it was asked for."));
    return ordered(
        "type", "object", "properties", properties, "required", List.of("nodes", "pageInfo"));
  }

  private void addPersons() {
    List<Object> list = new ArrayList<>(parameters.ofPersons());
    list.addAll(parameters.of(PersonFiltering.class));
    paths.put(
        API + "/persons",
        ordered(
            "get",
            operation(
                "listPersons",
                "persons",
                "Persons by a filter, or with q by a search, in pages.",
                list,
                json("A page of persons; the header Link leads to the pages beside.", "PersonPage"),
                OpenApiProblems.ofReading()),
            "post",
            command(OneOfEach.commands().getFirst(), List.of())));
    Map<String, Object> content = content("application/json", ref("PersonDocument"));
    content.put(CardForm.VCARD, ordered("schema", ordered("type", "string")));
    content.put(CardForm.JCARD, ordered("schema", ordered("type", "array", "items", Map.of())));
    List<Object> one = new ArrayList<>(parameters.ofOnePerson());
    one.add(parameters.fields());
    paths.put(
        API + "/persons/{id}",
        ordered(
            "get",
            operation(
                "person",
                "persons",
                "A person, also as a vCard 4.0 or a jCard, and also as it was once.",
                one,
                ordered(
                    "200", answer("The person; its ETag is the revision.", content),
                    "304", ordered("description", "The client has it already.")),
                OpenApiProblems.ofReading())));
  }

  private void addParts() {
    PersonParts.all()
        .forEach(
            (path, part) ->
                paths.put(
                    API + "/persons/{id}/" + path,
                    ordered(
                        "get",
                        operation(
                            "personPart"
                                + Character.toUpperCase(part.name().charAt(0))
                                + part.name().substring(1),
                            "persons",
                            texts.of(PersonDocument.class, part.name()),
                            parameters.ofOnePerson(),
                            ordered(
                                "200",
                                answer(
                                    "The list; its ETag is the person's revision.",
                                    content(
                                        "application/json",
                                        ordered(
                                            "type",
                                            "array",
                                            "items",
                                            schemas.written(part.element())))),
                                "304",
                                ordered("description", "The client has it already.")),
                            OpenApiProblems.ofReading()))));
  }

  private void addCommands() {
    for (PersonCommand command : OneOfEach.commands()) {
      if (!(command instanceof ByPolicy) && !(command instanceof CreatePerson)) {
        paths.put(
            API + "/persons/{id}/commands/" + Hierarchy.kebab(command.getClass()),
            ordered("post", command(command, List.of(parameters.id()))));
      }
    }
  }

  private Map<String, Object> command(PersonCommand command, List<Object> first) {
    boolean isCreation = command instanceof CreatePerson;
    Map<String, Object> more =
        isCreation
            ? ordered(
                "id",
                ordered(
                    "type",
                    "string",
                    "format",
                    "uuid",
                    "description",
                    "The person's id; else derived from the Idempotency-Key."))
            : Map.of();
    Map<String, Object> schema = schemas.command(command.getClass(), more, ClientInput.of(command));
    List<Object> all = new ArrayList<>(first);
    all.addAll(parameters.ofCommands());
    String name = command.getClass().getSimpleName();
    Map<String, Object> operation =
        operation(
            Character.toLowerCase(name.charAt(0)) + name.substring(1),
            "commands",
            texts.of(command.getClass()),
            all,
            json(
                isCreation ? "201" : "200",
                "The receipt, and the person after the command.",
                "CommandAnswer"),
            OpenApiProblems.ofCommands());
    operation.put(
        "requestBody", ordered("required", true, "content", content("application/json", schema)));
    return operation;
  }

  private void addEvents() {
    List<Object> everyone = new ArrayList<>(parameters.ofEvents());
    everyone.addAll(parameters.of(EventFiltering.class));
    paths.put(API + "/events", ordered("get", events("events", everyone)));
    List<Object> ofOne = new ArrayList<>();
    ofOne.add(parameters.id());
    everyone.stream()
        .filter(each -> !"person".equals(((Map<?, ?>) each).get("name")))
        .forEach(ofOne::add);
    paths.put(API + "/persons/{id}/events", ordered("get", events("eventsOfPerson", ofOne)));
    Map<String, Object> content = content("application/json", ref("EventDocument"));
    content.put(
        EventAnswers.DAG_JSON, ordered("schema", ordered("type", "string", "format", "binary")));
    paths.put(
        API + "/events/{cid}",
        ordered(
            "get",
            operation(
                "event",
                "events",
                "An event by its CID, or its block: the bytes that the CID is the hash of.",
                List.of(parameters.cid(), parameters.atLeast()),
                ordered("200", answer("The event.", content)),
                OpenApiProblems.ofReading())));
  }

  private Map<String, Object> events(String id, List<Object> all) {
    Map<String, Object> content = content("application/json", ref("EventPage"));
    content.put(
        EventStreams.MEDIA_TYPE,
        ordered(
            "schema",
            described(
                ordered("type", "string"),
                "Server-sent events as they come: `id` is the position, `data` an event. It begins after Last-Event-ID, else after the position in the parameter after, else now.")));
    return operation(
        id,
        "events",
        "What happened, the newest event last, in pages; or as it happens.",
        all,
        ordered("200", answer("A page of events, or a stream of them.", content)),
        OpenApiProblems.ofReading());
  }

  private void addHistories() {
    Map<String, Object> car =
        ordered(
            "application/vnd.ipld.car",
            ordered("schema", ordered("type", "string", "format", "binary")));
    Map<String, Object> post =
        operation(
            "addHistory",
            "history",
            "Adds what is in a CAR file and not in the event stream.",
            List.of(),
            ordered(
                "200",
                answer("What was added.", content("application/json", ordered("type", "object")))),
            List.of());
    post.put("requestBody", ordered("required", true, "content", car));
    paths.put(
        API + "/history.car",
        ordered(
            "get",
            operation(
                "history",
                "history",
                "Everyone's history as a CAR file.",
                List.of(),
                ordered("200", answer("The file.", car)),
                List.of()),
            "post",
            post));
    paths.put(
        API + "/persons/{id}/history.car",
        ordered(
            "get",
            operation(
                "historyOfPerson",
                "history",
                "One person's history as a CAR file.",
                List.of(parameters.id()),
                ordered("200", answer("The file.", car)),
                List.of("404"))));
  }

  private static Map<String, Object> operation(
      String id,
      String tag,
      String summary,
      List<Object> parameters,
      Map<String, Object> answers,
      List<String> problems) {
    Map<String, Object> responses = new LinkedHashMap<>(answers);
    Stream.concat(problems.stream(), Stream.of("401", "403"))
        .sorted()
        .forEach(status -> responses.put(status, response("Problem" + status)));
    responses.put("default", response("Problem"));
    Map<String, Object> operation =
        ordered("operationId", id, "tags", List.of(tag), "summary", summary);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    operation.put("responses", responses);
    return operation;
  }

  private static Map<String, Object> response(String name) {
    return Map.of("$ref", "#/components/responses/" + name);
  }

  private static Map<String, Object> json(String description, String schema) {
    return json("200", description, schema);
  }

  private static Map<String, Object> json(String status, String description, String schema) {
    return ordered(status, answer(description, content("application/json", ref(schema))));
  }

  private static Map<String, Object> answer(String description, Map<String, Object> content) {
    return ordered("description", description, "content", content);
  }

  private static Map<String, Object> content(String type, Map<String, Object> schema) {
    return ordered(type, ordered("schema", schema));
  }

  static String exampleId() {
    return ID;
  }
}
