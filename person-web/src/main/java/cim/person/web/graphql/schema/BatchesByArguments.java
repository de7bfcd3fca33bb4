package cim.person.web.graphql.schema;

import static java.util.stream.Collectors.joining;

import graphql.language.AstPrinter;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DelegatingDataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/// Has a field with arguments that is loaded for many objects at once loaded once for each set of
/// arguments: SmallRye loads the whole batch with the arguments of its first object, and remembers
/// the value of an object whatever the arguments were.
final class BatchesByArguments {
  private BatchesByArguments() {}

  static void in(GraphQLCodeRegistry.Builder code, Schema model, GraphQLSchema schema) {
    for (Type type : model.getTypes().values()) {
      for (Operation batch : type.getBatchOperations().values()) {
        if (batch.getArguments().stream().anyMatch(each -> !each.isSourceArgument())) {
          FieldCoordinates field = FieldCoordinates.coordinates(type.getName(), batch.getName());
          code.dataFetcher(
              field, apart(code.getDataFetcher(field, schema.getFieldDefinition(field))));
        }
      }
    }
  }

  private static DataFetcher<?> apart(DataFetcher<?> fetcher) {
    return environment -> fetcher.get(new OfOwnBatch(environment));
  }

  private static final class OfOwnBatch extends DelegatingDataFetchingEnvironment {
    OfOwnBatch(DataFetchingEnvironment environment) {
      super(environment);
    }

    @Override
    public <K, V> DataLoader<K, V> getDataLoader(String name) {
      return getDataLoaderRegistry()
          .computeIfAbsent(
              name + "(" + arguments() + ")",
              own -> DataLoaderFactory.builder(super.<K, V>getDataLoader(name)).name(own).build());
    }

    /// As the document writes them: a variable stands for the same value wherever it is.
    private String arguments() {
      return getField().getArguments().stream().map(AstPrinter::printAst).collect(joining(", "));
    }
  }
}
