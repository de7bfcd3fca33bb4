package cim.person.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.security.Access;
import cim.person.application.security.Door;
import cim.person.application.security.Permissions;
import cim.person.application.security.Role;
import cim.person.domain.documents.LivingDocument;
import cim.person.web.graphql.InMemorySchema;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of roles is whole, and `docs/security.md` shows it.
class SecurityDocumentTest {
  private static final String BEGIN = "<!-- roles: written by a test -->\n";
  private static final String END = "<!-- end of roles -->";

  @Test
  void theDocumentShowsTheTable() throws IOException {
    String text = Files.readString(LivingDocument.root().resolve("docs/security.md"));
    String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    LivingDocument.at("docs/security.md")
        .mustSay(before + table() + text.substring(text.indexOf(END)));
  }

  private static String table() {
    return Permissions.table().stream()
        .map(
            line ->
                "| %s | `%s` | %s | %s |\n"
                    .formatted(
                        line.door().title(), line.operation(), roles(line.access()), line.what()))
        .collect(Collectors.joining("", "| door | operation | roles | |\n|---|---|---|---|\n", ""));
  }

  private static String roles(Access access) {
    return access == Access.OPEN
        ? "no token"
        : access.roles().size() == Role.values().length
            ? "any"
            : access.roles().stream()
                .map(role -> role.roleName().replace("person-", ""))
                .sorted()
                .collect(Collectors.joining(", "));
  }

  @Test
  void everyRootFieldOfGraphqlHasALineAndNoLineIsLeftOver() {
    GraphQLSchema schema = InMemorySchema.build().schema();
    Set<String> named =
        Permissions.table().stream()
            .filter(line -> line.door() == Door.GRAPHQL)
            .map(Permissions.Line::operation)
            .filter(name -> !name.contains("*") && !name.contains("__"))
            .collect(Collectors.toSet());
    Set<String> there =
        Stream.of(schema.getQueryType(), schema.getSubscriptionType())
            .map(Objects::requireNonNull)
            .flatMap(
                type ->
                    type.getFieldDefinitions().stream()
                        .map(GraphQLFieldDefinition::getName)
                        .map(field -> type.getName() + "." + field))
            .collect(Collectors.toSet());
    assertEquals(there, named);
    assertTrue(
        Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions().stream()
            .allMatch(
                field ->
                    Permissions.of(Door.GRAPHQL, "Mutation." + field.getName()) == Access.WRITE));
  }

  @Test
  void whatTheTableDoesNotNameNeedsTheAdministrator() {
    for (Door door : List.of(Door.GRAPHQL, Door.REST, Door.GRPC, Door.NATS)) {
      assertEquals(Access.ADMINISTER, Permissions.of(door, "DELETE /api/v1/persons"), door.title());
    }
    assertNotEquals(Access.OPEN, Permissions.of(Door.PAGES, "GET /anything"));
    assertEquals(Access.AUDIT, Permissions.of(Door.REST, "GET /api/v1/persons/1/history.car"));
  }
}
