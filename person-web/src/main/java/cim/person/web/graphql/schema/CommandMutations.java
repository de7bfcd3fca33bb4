package cim.person.web.graphql.schema;

import static graphql.schema.FieldCoordinates.coordinates;
import static graphql.schema.GraphQLTypeReference.typeRef;

import cim.person.application.data.Inputs;
import cim.person.domain.commands.PersonCommand;
import cim.person.web.graphql.Mutations;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The type Mutation: one field for each command of the sealed hierarchy, so that a new command is
/// a new mutation.
final class CommandMutations {
  private static final String MUTATION = "Mutation";

  private final Mutations mutations;
  private final Descriptions descriptions = new Descriptions();
  private final CommandInputs inputs = new CommandInputs(descriptions);

  CommandMutations(Mutations mutations) {
    this.mutations = mutations;
  }

  /// The schema with the commands as its mutations.
  GraphQLSchema into(GraphQLSchema schema) {
    GraphQLObjectType.Builder type =
        GraphQLObjectType.newObject()
            .name(MUTATION)
            .description(
                "What can be asked of a person: one mutation for each command. Several in a document run in"
                    + " order, each by itself: what was done before an error stays done.");
    GraphQLCodeRegistry.Builder code =
        GraphQLCodeRegistry.newCodeRegistry(schema.getCodeRegistry());
    for (Class<? extends PersonCommand> command : Inputs.commands()) {
      GraphQLFieldDefinition field = field(command);
      type.field(field);
      code.dataFetcher(coordinates(MUTATION, field.getName()), fetcher(command));
    }
    return GraphQLSchema.newSchema(schema)
        .clearDirectives()
        .clearSchemaDirectives()
        .mutation(type.build())
        .additionalTypes(newTypes(schema))
        .codeRegistry(code.build())
        .build();
  }

  private GraphQLFieldDefinition field(Class<? extends PersonCommand> command) {
    GraphQLInputType input = inputs.of(command);
    return GraphQLFieldDefinition.newFieldDefinition()
        .name(name(command))
        .description(descriptions.of(command).orElse(null))
        .type(GraphQLNonNull.nonNull(typeRef("PersonPayload")))
        .argument(
            GraphQLArgument.newArgument()
                .name("input")
                .description("Whom the command is for, and what is asked.")
                .type(GraphQLNonNull.nonNull(input)))
        .build();
  }

  static String name(Class<?> command) {
    String name = command.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private DataFetcher<Object> fetcher(Class<? extends PersonCommand> command) {
    return environment ->
        mutations.carryOut(
            command,
            Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input")),
            Objects.requireNonNull(environment.getGraphQlContext().<String>get("actor")));
  }

  private Set<GraphQLType> newTypes(GraphQLSchema schema) {
    return inputs.types().values().stream()
        .filter(type -> !schema.containsType(type.getName()))
        .collect(Collectors.toSet());
  }
}
