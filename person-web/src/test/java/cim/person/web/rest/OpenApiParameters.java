package cim.person.web.rest;

import static cim.person.web.rest.Schemas.ordered;

import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.application.queries.PersonOrder;
import cim.person.web.graphql.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The parameters and headers in the description of the REST door.
final class OpenApiParameters {
  private final Texts texts;
  private final Schemas schemas;

  OpenApiParameters(Texts texts, Schemas schemas) {
    this.texts = texts;
    this.schemas = schemas;
  }

  Map<String, Object> id() {
    return ordered(
        "name",
        "id",
        "in",
        "path",
        "required",
        true,
        "description",
        "The person's id.",
        "schema",
        ordered("type", "string", "format", "uuid"),
        "example",
        OpenApiDocument.exampleId());
  }

  Map<String, Object> cid() {
    return ordered(
        "name", "cid",
        "in", "path",
        "required", true,
        "description", "The event's CID.",
        "schema", text());
  }

  Map<String, Object> atLeast() {
    return query(
        "atLeast",
        text(),
        "Wait until the answer has seen this stream position, as a receipt names it.");
  }

  Map<String, Object> fields() {
    return query(
        "fields", text(), "The fields of a person to show, with commas between; all when absent.");
  }

  List<Object> ofOnePerson() {
    return List.of(
        id(),
        query(
            "asOf",
            text(),
            "The person as it was then: after so many events (3), at a time (2026-11-23T06:14:00Z), or after the event with that CID."),
        query(
            "follow",
            ordered("type", "boolean", "default", false),
            "Answers with the survivor when the person was merged; with the survivor of then together with a time in asOf."),
        atLeast(),
        header("If-None-Match", "The ETag that the client has."));
  }

  List<Object> ofPersons() {
    List<Object> all =
        new ArrayList<>(
            List.of(
                query(
                    "q",
                    text(),
                    "Persons in whom every word of this text is found, the best first; the last word may be a beginning."),
                query(
                    "filter",
                    text(),
                    "A filter as JSON, with `and`, `or` and `not`: the fields of GraphQL's PersonFilter. It holds together with the parameters of the same names."),
                query(
                    "orderBy",
                    schemas.written(PersonOrder.Field.class),
                    "What is compared; CREATED_AT when absent."),
                query("direction", schemas.written(Direction.class), "Which end comes first."),
                query("locale", text(), "The collation for NAME, a BCP 47 tag such as sv."),
                fields()));
    all.addAll(ofPages());
    return all;
  }

  List<Object> ofEvents() {
    List<Object> all = new ArrayList<>(ofPages());
    all.add(header("Last-Event-ID", "The position after which a stream of events goes on."));
    return all;
  }

  private List<Object> ofPages() {
    return List.of(
        query(
            "limit",
            ordered("type", "integer", "default", 20, "minimum", 1, "maximum", 200),
            "The most items of the page."),
        query("after", text(), "A cursor: what comes after it."),
        query("before", text(), "A cursor: what comes before it."),
        query(
            "totalCount",
            ordered("type", "boolean", "default", false),
            "Whether the answer says how many items the whole list has."),
        atLeast());
  }

  List<Object> ofCommands() {
    return List.of(
        header(
            CommandCall.KEY,
            "The command's id, a UUID: sent again for the same person, it is the same command, and gets the first receipt. Else made up."),
        header(
            "If-Match",
            "The revision that the client has seen, as an ETag: the command is refused with 412 when the person moved on."),
        header(
            CommandCall.CORRELATION,
            "A UUID that all that follows from one root command shares; else the command's id."),
        header(CommandCall.CAUSE, "The CID of the event or message that this answers to."));
  }

  /// The fields of a filter that a parameter can be.
  List<Object> of(Class<?> filter) {
    return of("", filter, 1);
  }

  private List<Object> of(String prefix, Class<?> record, int depth) {
    List<Object> all = new ArrayList<>();
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      String name = prefix + field.name();
      boolean isList = Types.isList(field.type());
      Class<?> type = isList ? Types.element(field.type()) : (Class<?>) field.type();
      if (!type.isRecord()) {
        all.add(query(name, schemas.written(field.type()), texts.of(record, field.name())));
      } else if (!isList && depth == 1) {
        all.addAll(of(name + ".", type, 2));
      }
    }
    return all;
  }

  private static Map<String, Object> text() {
    return ordered("type", "string");
  }

  private static Map<String, Object> query(
      String name, Map<String, Object> schema, String description) {
    return ordered("name", name, "in", "query", "description", description, "schema", schema);
  }

  private static Map<String, Object> header(String name, String description) {
    return ordered("name", name, "in", "header", "description", description, "schema", text());
  }
}
