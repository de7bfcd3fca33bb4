package cim.person.web.graphql.execution;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much one request may ask for. Introspection, whose fields begin with two underscores, is
/// exempt.
///
/// @param depth how many levels of fields
/// @param complexity how many fields in all, those of a page counted once for each item asked for
/// @param aliases how many fields under another name
/// @param pageSize how many items a page has when the request does not say
public record QueryLimits(int depth, int complexity, int aliases, int pageSize) {

  /// How many persons a person is taken to have around it.
  private static final int RELATED = 100;

  /// @throws TooComplex naming the limit that the document exceeds
  void check(Document document, JsonObject variables) {
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      Walk walk = new Walk(fragments, values(operation, variables));
      walk.into(operation.getSelectionSet(), 1, 1, 1);
    }
  }

  /// The numbers that the operation's variables stand for, their defaults included.
  private static Map<String, Long> values(OperationDefinition operation, JsonObject variables) {
    Map<String, Long> values = new HashMap<>();
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      if (definition.getDefaultValue() instanceof IntValue number) {
        values.put(definition.getName(), number.getValue().longValue());
      }
      if (variables.get(definition.getName()) instanceof JsonNumber number) {
        values.put(definition.getName(), number.longValue());
      }
    }
    return values;
  }

  /// A request asks for too much.
  static final class TooComplex extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooComplex(String what, int limit) {
      super("The request has more %s than the limit of %d.".formatted(what, limit));
    }
  }

  private final class Walk {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Long> values;
    private final Set<String> inside = new HashSet<>();
    private long fields;
    private int renamed;

    Walk(Map<String, FragmentDefinition> fragments, Map<String, Long> values) {
      this.fragments = fragments;
      this.values = values;
    }

    /// @param times how often this stands in the answer
    /// @param page how many items the list has that this may be a page of
    void into(@Nullable SelectionSet set, int level, long times, long page) {
      if (set == null) {
        return;
      }
      for (Selection<?> selection : set.getSelections()) {
        switch (selection) {
          case Field field -> field(field, level, times, page);
          case InlineFragment inline -> into(inline.getSelectionSet(), level, times, page);
          case FragmentSpread spread -> spread(spread.getName(), level, times, page);
          default -> throw new IllegalStateException("no such selection: " + selection);
        }
      }
    }

    /// Each spread counts, since fragments in fragments double with each level, also when they end
    /// in nothing that counts. A fragment within itself is left to the validation, which refuses
    /// it.
    private void spread(String name, int level, long times, long page) {
      count(1);
      FragmentDefinition fragment = fragments.get(name);
      if (fragment != null && inside.add(name)) {
        into(fragment.getSelectionSet(), level, times, page);
        inside.remove(name);
      }
    }

    private void field(Field field, int level, long times, long page) {
      if (field.getName().startsWith("__")) {
        return;
      }
      if (level > depth) {
        throw new TooComplex("levels", depth);
      }
      long each = Math.min(times * items(field, page), complexity);
      count(each);
      renamed += field.getAlias() == null ? 0 : 1;
      if (renamed > aliases) {
        throw new TooComplex("aliases", aliases);
      }
      into(field.getSelectionSet(), level + 1, each, items(field));
    }

    /// How many items the field is counted for. A list of persons within a person is no page, and
    /// persons within persons would double an answer with each level.
    private long items(Field field, long page) {
      return switch (field.getName()) {
        case "nodes", "edges" -> page;
        case "relationships", "absorbed" -> RELATED;
        case "possibleDuplicates", "skillDirectory" -> items(field);
        default -> 1;
      };
    }

    private void count(long times) {
      fields += times;
      if (fields > complexity) {
        throw new TooComplex("fields, counted for each item of a page,", complexity);
      }
    }

    private long items(Field field) {
      for (Argument argument : field.getArguments()) {
        if (argument.getName().equals("first") || argument.getName().equals("last")) {
          return number(argument);
        }
      }
      return pageSize;
    }

    private long number(Argument argument) {
      long number =
          switch (argument.getValue()) {
            case IntValue literal -> literal.getValue().longValue();
            case VariableReference reference ->
                values.getOrDefault(reference.getName(), (long) pageSize);
            default -> pageSize;
          };
      return Math.clamp(number, 1, complexity);
    }
  }
}
