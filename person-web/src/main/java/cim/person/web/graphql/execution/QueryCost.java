package cim.person.web.graphql.execution;

import cim.person.web.graphql.execution.QueryLimits.TooComplex;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what one operation asks for, until it is too much. What the schema does not know counts
/// as well; that it is wrong is left to the validation.
final class QueryCost {
  private final QueryLimits limits;
  private final GraphQLSchema schema;
  private final OperationDefinition operation;
  private final ListSizes sizes;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Set<String> inside = new HashSet<>();
  private long fields;
  private int renamed;
  private int directives;

  QueryCost(
      QueryLimits limits,
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      JsonObject variables) {
    this.limits = limits;
    this.schema = schema;
    this.operation = operation;
    this.sizes =
        new ListSizes(
            ListSizes.numbers(operation, variables),
            limits.pageSize(),
            limits.networkSize(),
            limits.complexity());
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /// @throws TooComplex naming the limit that the operation exceeds
  void check() {
    countDirectives(operation);
    operation.getVariableDefinitions().forEach(this::countDirectives);
    fragments.values().forEach(this::countDirectives);
    GraphQLType root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    into(operation.getSelectionSet(), root, new Place(1, 1, 1, false));
  }

  /// Where a selection stands.
  ///
  /// @param level how many levels of fields it is below the operation, itself included
  /// @param times how often it stands in the answer
  /// @param page how many items the lists of this connection have
  /// @param introspecting whether it is of the schema instead of the data
  private record Place(int level, long times, long page, boolean introspecting) {}

  private void into(@Nullable SelectionSet set, @Nullable GraphQLType type, Place place) {
    if (set == null) {
      return;
    }
    for (Selection<?> selection : set.getSelections()) {
      switch (selection) {
        case Field field -> field(field, type, place);
        case InlineFragment inline -> {
          countDirectives(inline);
          into(inline.getSelectionSet(), narrowed(inline.getTypeCondition(), type), place);
        }
        case FragmentSpread spread -> spread(spread, place);
        default -> throw new IllegalStateException("no such selection: " + selection);
      }
    }
  }

  /// Each spread counts, since fragments in fragments double with each level, also when they end in
  /// nothing that counts. A fragment within itself is left to the validation, which refuses it.
  private void spread(FragmentSpread spread, Place place) {
    count(1);
    countDirectives(spread);
    FragmentDefinition fragment = fragments.get(spread.getName());
    if (fragment != null && inside.add(spread.getName())) {
      into(fragment.getSelectionSet(), narrowed(fragment.getTypeCondition(), null), place);
      inside.remove(spread.getName());
    }
  }

  private @Nullable GraphQLType narrowed(@Nullable TypeName condition, @Nullable GraphQLType type) {
    return condition == null ? type : schema.getType(condition.getName());
  }

  private void field(Field field, @Nullable GraphQLType type, Place place) {
    countDirectives(field);
    renamed += field.getAlias() == null ? 0 : 1;
    if (renamed > limits.aliases()) {
      throw new TooComplex("aliases", limits.aliases());
    }
    if (place.introspecting() || field.getName().startsWith("__")) {
      into(field.getSelectionSet(), null, new Place(place.level(), 1, 1, true));
      return;
    }
    if (place.level() > limits.depth()) {
      throw new TooComplex("levels", limits.depth());
    }
    GraphQLFieldDefinition definition = null;
    long items = 1;
    if (type instanceof GraphQLFieldsContainer container) {
      definition = container.getFieldDefinition(field.getName());
      items = definition == null ? 1 : sizes.of(container, definition, field, place.page());
    }
    long each = Math.min(place.times() * items, limits.complexity());
    count(each);
    into(
        field.getSelectionSet(),
        definition == null ? null : GraphQLTypeUtil.unwrapAll(definition.getType()),
        new Place(place.level() + 1, each, sizes.page(definition, field), false));
  }

  private void countDirectives(DirectivesContainer<?> node) {
    directives += node.getDirectives().size();
    if (directives > limits.directives()) {
      throw new TooComplex("directives", limits.directives());
    }
  }

  private void count(long times) {
    fields += times;
    if (fields > limits.complexity()) {
      throw new TooComplex("fields, counted for each item of a page,", limits.complexity());
    }
  }
}
