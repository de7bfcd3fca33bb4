package cim.person.web.graphql.schema;

import static java.util.Objects.requireNonNull;

import cim.person.web.graphql.Mutations;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.SchemaPrinter;
import io.smallrye.graphql.bootstrap.Bootstrap;
import io.smallrye.graphql.schema.SchemaBuilder;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.spi.LookupService;
import java.util.List;

/// The schema in the two forms that executing needs.
///
/// @param model SmallRye's view of it
/// @param schema graphql-java's, with the mutations
public record PersonSchema(Schema model, GraphQLSchema schema) {

  /// Builds the schema; queries, subscriptions and field methods are called on these objects.
  public static PersonSchema of(Mutations mutations, List<Object> resolvers) {
    Resolvers lookup = (Resolvers) LookupService.get();
    lookup.add(mutations);
    resolvers.forEach(lookup::add);
    Schema model = SchemaBuilder.build(SchemaIndex.of(lookup.types()));
    GraphQLSchema commands = new CommandMutations(mutations).into(Bootstrap.bootstrap(model));
    return new PersonSchema(model, resolving(model, StandardScalars.in(commands)));
  }

  /// SmallRye resolves the members of a union to the types that it made, which may have been
  /// replaced in the schema since; a fragment on a member applies to the one in the schema only.
  private static GraphQLSchema resolving(Schema model, GraphQLSchema schema) {
    GraphQLCodeRegistry made = schema.getCodeRegistry();
    GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry(made);
    for (GraphQLNamedType type : schema.getAllTypesAsList()) {
      if (type instanceof GraphQLUnionType union) {
        TypeResolver resolver = made.getTypeResolver(union);
        code.typeResolver(
            union,
            environment ->
                environment
                    .getSchema()
                    .getObjectType(requireNonNull(resolver.getType(environment)).getName()));
      }
    }
    BatchesByArguments.in(code, model, schema);
    return schema.transformWithoutTypes(changed -> changed.codeRegistry(code.build()));
  }

  /// The schema in the schema definition language, types and fields by name.
  public String print() {
    SchemaPrinter.Options options =
        SchemaPrinter.Options.defaultOptions()
            .includeIntrospectionTypes(false)
            .includeScalarTypes(true)
            .includeSchemaDefinition(false)
            .includeDirectiveDefinitions(false);
    return new SchemaPrinter(options).print(schema);
  }
}
