package cim.person.web.graphql.execution;

import cim.person.application.data.MalformedData;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the first argument whose value is not of its type, whether it stands in the document or
/// came through a variable, and names it by its path: a client that sends a form as a variable
/// learns which field of the form is wrong. What else is wrong with a document is left to its
/// validation.
final class InputCheck {
  private final GraphQLSchema schema;

  InputCheck(GraphQLSchema schema) {
    this.schema = schema;
  }

  /// @throws MalformedData naming the argument, or the field below it
  void check(GraphQLRequest request, Document document) {
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      if (request.names(operation.getName())) {
        InputValues values = new InputValues(values(operation, request.variables()));
        new Walk(fragments, values).into(operation.getSelectionSet(), root(operation));
      }
    }
  }

  private @Nullable GraphQLType root(OperationDefinition operation) {
    Operation kind = operation.getOperation();
    return switch (kind) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    };
  }

  /// What the operation's variables stand for; one that is neither given nor has a default is not
  /// there.
  private static Map<String, Value<?>> values(OperationDefinition operation, JsonObject given) {
    Map<String, Value<?>> values = new HashMap<>();
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      JsonValue value = given.get(definition.getName());
      if (value != null) {
        values.put(definition.getName(), Literals.of(definition.getName(), value));
      } else if (definition.getDefaultValue() != null) {
        values.put(definition.getName(), definition.getDefaultValue());
      }
    }
    return values;
  }

  private final class Walk {
    private final Map<String, FragmentDefinition> fragments;
    private final InputValues values;
    private final Set<String> seen = new HashSet<>();

    Walk(Map<String, FragmentDefinition> fragments, InputValues values) {
      this.fragments = fragments;
      this.values = values;
    }

    void into(@Nullable SelectionSet set, @Nullable GraphQLType type) {
      if (set == null) {
        return;
      }
      for (Selection<?> selection : set.getSelections()) {
        switch (selection) {
          case Field field -> field(field, type);
          case InlineFragment inline ->
              into(inline.getSelectionSet(), narrowed(inline.getTypeCondition(), type));
          case FragmentSpread spread -> spread(spread);
          default -> throw new IllegalStateException("no such selection: " + selection);
        }
      }
    }

    private void spread(FragmentSpread spread) {
      FragmentDefinition fragment = fragments.get(spread.getName());
      if (fragment != null && seen.add(spread.getName())) {
        into(fragment.getSelectionSet(), narrowed(fragment.getTypeCondition(), null));
      }
    }

    private @Nullable GraphQLType narrowed(
        @Nullable TypeName condition, @Nullable GraphQLType type) {
      return condition == null ? type : schema.getType(condition.getName());
    }

    private void field(Field field, @Nullable GraphQLType type) {
      GraphQLFieldDefinition definition =
          type instanceof GraphQLFieldsContainer container
              ? container.getFieldDefinition(field.getName())
              : null;
      if (definition == null) {
        return;
      }
      Map<String, Value<?>> given = new HashMap<>();
      field.getArguments().forEach(each -> given.put(each.getName(), each.getValue()));
      for (String name : given.keySet()) {
        if (definition.getArgument(name) == null) {
          throw new MalformedData(name, "is not a known argument");
        }
      }
      for (GraphQLArgument argument : definition.getArguments()) {
        String name = argument.getName();
        values.check(name, argument.getType(), argument.hasSetDefaultValue(), given.get(name));
      }
      into(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
    }
  }
}
