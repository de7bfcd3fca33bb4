package cim.person.web.graphql.schema;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.EventType;
import cim.person.domain.values.Contact;
import cim.person.web.graphql.ContactKind;
import cim.person.web.graphql.InMemorySchema;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final PersonSchema BUILT = InMemorySchema.build();
  private static final GraphQLSchema SCHEMA = BUILT.schema();

  @Test
  void theCommittedSchemaIsTheOneThatIsServed() throws IOException {
    Path document = Path.of(System.getProperty("project.root")).resolve("docs/schema.graphql");
    if (System.getProperty("update-docs") != null) {
      Files.writeString(document, BUILT.print());
    }
    assertEquals(
        Files.readString(document),
        BUILT.print(),
        "docs/schema.graphql is stale: run mvn verify -Dupdate-docs");
  }

  @Test
  void everythingHasADescription() {
    List<String> without = new ArrayList<>();
    for (GraphQLNamedType type : ours()) {
      withoutDescription(type.getName(), type, without);
    }
    assertEquals(List.of(), without);
  }

  @Test
  void everyCommandThatClientsCanGiveIsAMutation() {
    assertEquals(
        Hierarchy.leaves(PersonCommand.class).stream()
            .filter(command -> !ByPolicy.class.isAssignableFrom(command))
            .map(CommandMutations::name)
            .sorted()
            .toList(),
        SCHEMA.getMutationType().getFieldDefinitions().stream()
            .map(GraphQLFieldDefinition::getName)
            .sorted()
            .toList());
  }

  @Test
  void everyEventIsAMemberOfEventData() {
    assertEquals(
        EventType.all().stream().map(type -> type.record().getSimpleName()).sorted().toList(),
        ((GraphQLUnionType) SCHEMA.getType("EventData"))
            .getTypes().stream().map(GraphQLNamedType::getName).sorted().toList());
  }

  @Test
  void everyKindOfContactCanBeAskedFor() {
    assertEquals(
        Hierarchy.leaves(Contact.class).stream().map(Hierarchy::upperSnake).toList(),
        Arrays.stream(ContactKind.values()).map(Enum::name).toList());
  }

  @Test
  void aFieldHasOneTypeInAllMembersOfAUnion() {
    List<String> conflicts = new ArrayList<>();
    for (GraphQLNamedType type : ours()) {
      if (type instanceof GraphQLUnionType union) {
        Map<String, String> types = new HashMap<>();
        for (GraphQLNamedType member : union.getTypes()) {
          for (GraphQLFieldDefinition field : ((GraphQLObjectType) member).getFieldDefinitions()) {
            String printed = simplePrint(field.getType());
            String other = types.putIfAbsent(field.getName(), printed);
            if (other != null && !other.equals(printed)) {
              conflicts.add(
                  member.getName() + "." + field.getName() + ": " + printed + ", " + other);
            }
          }
        }
      }
    }
    assertEquals(List.of(), conflicts, "rename the field of one in Appearance");
  }

  @Test
  void everyInputSaysWhomItIsForAndCarriesAnIdempotencyKey() {
    for (GraphQLFieldDefinition mutation : SCHEMA.getMutationType().getFieldDefinitions()) {
      GraphQLInputObjectType input =
          (GraphQLInputObjectType) unwrapAll(mutation.getArgument("input").getType());
      String whom = mutation.getName().equals("createPerson") ? "id" : "person";
      for (String field : List.of(whom, "commandId", "expectedRevision")) {
        assertTrue(input.getFieldDefinition(field) != null, input.getName() + "." + field);
      }
      assertEquals("PersonPayload!", simplePrint(mutation.getType()));
    }
  }

  @Test
  void theIdOfAPartMayBeLeftOutJustWhereTheCommandMakesThePart() {
    for (GraphQLFieldDefinition mutation : SCHEMA.getMutationType().getFieldDefinitions()) {
      GraphQLInputObjectType input =
          (GraphQLInputObjectType) unwrapAll(mutation.getArgument("input").getType());
      for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
        String description = String.valueOf(field.getDescription());
        if (field.getName().endsWith("Id") && !field.getName().equals("commandId")) {
          assertEquals(
              description.startsWith("Chosen by the caller")
                  || field.getName().equals("credentialId"),
              !isNonNull(field.getType()),
              input.getName() + "." + field.getName() + ": " + description);
        }
      }
    }
  }

  private static List<GraphQLNamedType> ours() {
    return SCHEMA.getAllTypesAsList().stream()
        .filter(type -> !type.getName().startsWith("__"))
        .toList();
  }

  private static void withoutDescription(
      String path, GraphQLSchemaElement element, List<String> without) {
    if (element instanceof GraphQLNamedSchemaElement named
        && (named.getDescription() == null || named.getDescription().isBlank())) {
      without.add(path);
    }
    children(element)
        .forEach(child -> withoutDescription(path + "." + child.getName(), child, without));
  }

  private static Stream<GraphQLNamedSchemaElement> children(GraphQLSchemaElement element) {
    return element.getChildren().stream()
        .filter(child -> !(child instanceof GraphQLType))
        .filter(child -> !(child instanceof GraphQLAppliedDirective))
        .filter(GraphQLNamedSchemaElement.class::isInstance)
        .map(GraphQLNamedSchemaElement.class::cast);
  }
}
