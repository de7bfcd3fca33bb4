package cim.person.web.graphql.schema;

import graphql.Directives;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts graphql-java's scalars in the place of SmallRye's, which take text for numbers and booleans
/// for text; puts right the nullness of list arguments; and describes what SmallRye describes by
/// its name only.
final class StandardScalars extends GraphQLTypeVisitorStub {
  private static final Map<String, GraphQLScalarType> SCALARS =
      Map.of(
          "Int", Scalars.GraphQLInt,
          "Float", Scalars.GraphQLFloat,
          "String", Scalars.GraphQLString,
          "Boolean", Scalars.GraphQLBoolean,
          "ID", Scalars.GraphQLID);
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "Date", "A day: 2026-11-23.",
          "DateTime", "A moment (RFC 3339) in UTC: 2026-11-23T06:14:00.123456Z.",
          "Query", "What can be asked.",
          "Subscription", "What can be followed, over a WebSocket (graphql-transport-ws).");

  private StandardScalars() {}

  static GraphQLSchema in(GraphQLSchema schema) {
    return SchemaTransformer.transformSchema(schema, new StandardScalars());
  }

  @Override
  public TraversalControl visitGraphQLScalarType(
      GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
    GraphQLScalarType standard = SCALARS.get(scalar.getName());
    String description = DESCRIPTIONS.get(scalar.getName());
    if (standard != null && !standard.equals(scalar)) {
      return changeNode(context, standard);
    }
    return description == null
        ? TraversalControl.CONTINUE
        : changeNode(context, scalar.transform(changed -> changed.description(description)));
  }

  @Override
  public TraversalControl visitGraphQLObjectType(
      GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
    String description = DESCRIPTIONS.get(type.getName());
    return description == null
        ? TraversalControl.CONTINUE
        : changeNode(context, type.transform(changed -> changed.description(description)));
  }

  /// SmallRye takes the nullness of a list argument for that of its elements.
  @Override
  public TraversalControl visitGraphQLArgument(
      GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
    GraphQLArgument plain =
        argument.transform(changed -> changed.description(plain(argument.getDescription())));
    return changeNode(
        context,
        plain.getType() instanceof GraphQLList list
                && !GraphQLTypeUtil.isNonNull(list.getWrappedType())
            ? plain.transform(changed -> changed.type(ofNonNull(list)))
            : plain);
  }

  @Override
  public TraversalControl visitGraphQLFieldDefinition(
      GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
    return changeNode(
        context, field.transform(changed -> changed.description(plain(field.getDescription()))));
  }

  @Override
  public TraversalControl visitGraphQLInputObjectField(
      GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
    return changeNode(
        context, field.transform(changed -> changed.description(plain(field.getDescription()))));
  }

  @Override
  public TraversalControl visitGraphQLInputObjectType(
      GraphQLInputObjectType input, TraverserContext<GraphQLSchemaElement> context) {
    return input.getName().equals("AsOf")
        ? changeNode(
            context,
            input.transform(
                changed ->
                    changed.withAppliedDirective(Directives.OneOfDirective.toAppliedDirective())))
        : TraversalControl.CONTINUE;
  }

  /// SmallRye says of dates what their scalar says better.
  private static @Nullable String plain(@Nullable String description) {
    return description == null ? null : description.replace(" (ISO-8601)", "");
  }

  private static GraphQLList ofNonNull(GraphQLList list) {
    return GraphQLList.list(GraphQLNonNull.nonNull(list.getWrappedType()));
  }
}
