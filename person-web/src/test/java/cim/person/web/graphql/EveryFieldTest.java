package cim.person.web.graphql;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Asks for all that there is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {
  private static final String ADA = Examples.ADAS_ID.toString();

  private final InMemoryClient client = new InMemoryClient();

  EveryFieldTest() {
    client.happened(
        Examples.ADAS_ID,
        Instant.parse("2026-11-23T06:14:00Z"),
        OneOfEach.events().toArray(PersonEvent[]::new));
  }

  @Test
  void onePersonWithEveryFieldAndEveryEventIsWithinTheLimits() {
    String everything = everything(client.schema.schema().getType("Person"), 0);
    JsonObject person =
        client.data("{person(id: \"%s\") {%s}}".formatted(ADA, everything)).getJsonObject("person");
    assertEquals(OneOfEach.events().size(), person.getInt("revision"));
    assertTrue(person.getJsonObject("lifecycle").containsKey("since"), person.toString());
  }

  @Test
  void aFragmentOnEachEventIsAnsweredWithAllItsFields() {
    GraphQLUnionType data = (GraphQLUnionType) client.schema.schema().getType("EventData");
    String answer =
        client
            .data(
                "{events(first: 100, filter: {person: \"%s\"}) {nodes {type data {%s}}}}"
                    .formatted(ADA, everything(data, 0)))
            .toString();
    for (EventType type : EventType.all()) {
      String name = type.record().getSimpleName();
      assertTrue(answer.contains("\"__typename\":\"%s\"".formatted(name)), name);
    }
    assertFalse(answer.contains("\"type\":null"), answer);
  }

  /// Every field without a required argument; of persons within the id only, of events within
  /// events the CID.
  private static String everything(GraphQLType type, int level) {
    return switch (type) {
      case GraphQLUnionType union ->
          "__typename "
              + union.getTypes().stream()
                  .map(
                      member -> "... on %s {%s}".formatted(member.getName(), fields(member, level)))
                  .collect(joining(" "));
      default -> fields(type, level);
    };
  }

  private static String fields(GraphQLType type, int level) {
    return ((GraphQLFieldsContainer) type)
        .getFieldDefinitions().stream()
            .filter(
                field ->
                    field.getArguments().stream()
                        .noneMatch(each -> isNonNull(each.getType()) && !each.hasSetDefaultValue()))
            .map(field -> field(field, level))
            .collect(joining(" "));
  }

  static String field(GraphQLFieldDefinition field, int level) {
    GraphQLType type = unwrapAll(field.getType());
    if (type instanceof GraphQLFieldsContainer person && person.getName().equals("Person")) {
      return field.getName() + " {id name {display}}";
    }
    if (field.getName().equals("causedBy")) {
      return "causedBy {cid}";
    }
    if (field.getName().equals("caused")) {
      return "caused(first: 1) {totalCount nodes {cid}}";
    }
    return type instanceof GraphQLFieldsContainer || type instanceof GraphQLUnionType
        ? "%s {%s}".formatted(field.getName(), everything(type, level + 1))
        : field.getName();
  }
}
