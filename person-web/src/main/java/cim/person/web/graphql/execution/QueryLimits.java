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

  /// @throws TooComplex naming the limit that the document exceeds
  void check(Document document, JsonObject variables) {
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      new Walk(fragments, variables).into(operation.getSelectionSet(), 1, 1);
    }
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
    private final JsonObject variables;
    private final Set<String> inside = new HashSet<>();
    private long fields;
    private int renamed;

    Walk(Map<String, FragmentDefinition> fragments, JsonObject variables) {
      this.fragments = fragments;
      this.variables = variables;
    }

    void into(@Nullable SelectionSet set, int level, long times) {
      if (set == null) {
        return;
      }
      for (Selection<?> selection : set.getSelections()) {
        switch (selection) {
          case Field field -> field(field, level, times);
          case InlineFragment inline -> into(inline.getSelectionSet(), level, times);
          case FragmentSpread spread -> spread(spread.getName(), level, times);
          default -> throw new IllegalStateException("no such selection: " + selection);
        }
      }
    }

    /// A fragment within itself is left to the validation, which refuses it.
    private void spread(String name, int level, long times) {
      FragmentDefinition fragment = fragments.get(name);
      if (fragment != null && inside.add(name)) {
        into(fragment.getSelectionSet(), level, times);
        inside.remove(name);
      }
    }

    private void field(Field field, int level, long times) {
      if (field.getName().startsWith("__")) {
        return;
      }
      if (level > depth) {
        throw new TooComplex("levels", depth);
      }
      fields += times;
      if (fields > complexity) {
        throw new TooComplex("fields, counted for each item of a page,", complexity);
      }
      renamed += field.getAlias() == null ? 0 : 1;
      if (renamed > aliases) {
        throw new TooComplex("aliases", aliases);
      }
      into(field.getSelectionSet(), level + 1, times * items(field));
    }

    private long items(Field field) {
      for (Argument argument : field.getArguments()) {
        if (argument.getName().equals("first") || argument.getName().equals("last")) {
          return number(argument);
        }
      }
      return isConnection(field) ? pageSize : 1;
    }

    private long number(Argument argument) {
      long number =
          switch (argument.getValue()) {
            case IntValue literal -> literal.getValue().longValue();
            case VariableReference reference
                when variables.get(reference.getName()) instanceof JsonNumber value ->
                value.longValue();
            default -> pageSize;
          };
      return Math.clamp(number, 1, complexity);
    }

    private static boolean isConnection(Field field) {
      return field.getSelectionSet() != null
          && field.getSelectionSet().getSelectionsOfType(Field.class).stream()
              .map(Field::getName)
              .anyMatch(name -> name.equals("nodes") || name.equals("edges"));
    }
  }
}
