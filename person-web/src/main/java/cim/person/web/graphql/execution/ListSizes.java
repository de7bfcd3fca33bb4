package cim.person.web.graphql.execution;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many items lists are taken to have, by what the schema says of them.
///
/// The lists of a connection, and one that has an argument `first` or `last` itself, have as many
/// as are asked for. Those of a network have as many as it may have nodes. One whose elements lead
/// to persons has as many as a person may have parts:
/// persons within persons would multiply an answer with each level. Any other is part of what it
/// stands in, and counts once.
final class ListSizes {
  /// How many persons a person is taken to have around it.
  private static final int RELATED = 100;

  private static final List<String> SIZES = List.of("first", "last");

  private final Map<String, Long> numbers;
  private final int pageSize;
  private final int networkSize;
  private final int most;

  /// @param numbers the numbers that variables stand for
  /// @param pageSize how many items a page has when nobody says
  /// @param networkSize how many items the lists of a network have
  /// @param most what a number is cut to
  ListSizes(Map<String, Long> numbers, int pageSize, int networkSize, int most) {
    this.numbers = numbers;
    this.pageSize = pageSize;
    this.networkSize = networkSize;
    this.most = most;
  }

  /// The numbers that the operation's variables stand for, their defaults included.
  static Map<String, Long> numbers(OperationDefinition operation, JsonObject variables) {
    Map<String, Long> numbers = new HashMap<>();
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      if (definition.getDefaultValue() instanceof IntValue number) {
        numbers.put(definition.getName(), number.getValue().longValue());
      }
      if (variables.get(definition.getName()) instanceof JsonNumber number) {
        numbers.put(definition.getName(), number.longValue());
      }
    }
    return numbers;
  }

  /// How often the field counts where it stands once.
  ///
  /// @param page how many items a page has that the field may be a list of
  long of(GraphQLFieldsContainer type, GraphQLFieldDefinition field, Field asked, long page) {
    if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()))) {
      return 1;
    }
    if (isConnection(type)) {
      return page;
    }
    if (type.getName().equals("Network")) {
      return networkSize;
    }
    if (isPaged(field)) {
      return page(field, asked);
    }
    return leadsToPersons(GraphQLTypeUtil.unwrapAll(field.getType())) ? RELATED : 1;
  }

  /// How many items a page of this field has.
  long page(@Nullable GraphQLFieldDefinition field, Field asked) {
    for (Argument argument : asked.getArguments()) {
      if (SIZES.contains(argument.getName())) {
        return Math.clamp(number(argument.getValue()), 1, most);
      }
    }
    return field == null ? pageSize : byDefault(field);
  }

  private long number(@Nullable Value<?> value) {
    return switch (value) {
      case IntValue literal -> literal.getValue().longValue();
      case VariableReference reference ->
          numbers.getOrDefault(reference.getName(), (long) pageSize);
      case null, default -> pageSize;
    };
  }

  private long byDefault(GraphQLFieldDefinition field) {
    for (String name : SIZES) {
      GraphQLArgument argument = field.getArgument(name);
      Object value = argument == null ? null : argument.getArgumentDefaultValue().getValue();
      if (value instanceof IntValue literal) {
        return Math.clamp(literal.getValue().longValue(), 1, most);
      }
      if (value instanceof Number number) {
        return Math.clamp(number.longValue(), 1, most);
      }
    }
    return pageSize;
  }

  private static boolean isConnection(GraphQLFieldsContainer type) {
    return type.getFieldDefinition("pageInfo") != null;
  }

  private static boolean isPaged(GraphQLFieldDefinition field) {
    return SIZES.stream().anyMatch(name -> field.getArgument(name) != null);
  }

  private static boolean leadsToPersons(GraphQLType element) {
    return isPerson(element)
        || element instanceof GraphQLFieldsContainer container
            && container.getFieldDefinitions().stream()
                .map(field -> GraphQLTypeUtil.unwrapAll(field.getType()))
                .anyMatch(ListSizes::isPerson);
  }

  private static boolean isPerson(GraphQLType type) {
    return type instanceof GraphQLFieldsContainer container && container.getName().equals("Person");
  }
}
