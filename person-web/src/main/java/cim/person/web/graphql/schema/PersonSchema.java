package cim.person.web.graphql.schema;

import cim.person.web.graphql.Mutations;
import graphql.schema.GraphQLSchema;
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
    return new PersonSchema(
        model,
        StandardScalars.in(new CommandMutations(mutations).into(Bootstrap.bootstrap(model))));
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
