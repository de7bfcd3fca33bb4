package cim.person.web.graphql.execution;

import cim.person.application.security.Caller;
import cim.person.application.security.Door;
import cim.person.application.security.Forbidden;
import cim.person.application.security.Permissions;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an operation asks for at its root, which is what permissions are for. All of it must be
/// permitted before any of it runs; what a directive would leave out counts as well.
final class RootFields {
  private final Map<String, FragmentDefinition> fragments;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> names = new TreeSet<>();

  private RootFields(Document document) {
    fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(
                Collectors.toMap(FragmentDefinition::getName, each -> each, (first, _) -> first));
  }

  /// @param introspection whether the schema may be asked for
  /// @throws Forbidden when the caller may not ask for one of them
  static void check(
      Document document, GraphQLRequest request, Caller caller, boolean introspection) {
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      if (!request.names(operation.getName())) {
        continue;
      }
      String root =
          switch (operation.getOperation()) {
            case QUERY -> "Query.";
            case MUTATION -> "Mutation.";
            case SUBSCRIPTION -> "Subscription.";
          };
      RootFields fields = new RootFields(document);
      fields.collect(operation.getSelectionSet());
      for (String name : fields.names) {
        caller.require(Permissions.of(Door.GRAPHQL, root + name));
        if (!introspection && (name.equals("__schema") || name.equals("__type"))) {
          throw new Forbidden("Introspection is off here.");
        }
      }
    }
  }

  private void collect(SelectionSet selections) {
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> names.add(field.getName());
        case InlineFragment inline -> collect(inline.getSelectionSet());
        case FragmentSpread spread when seen.add(spread.getName()) -> {
          FragmentDefinition fragment = fragments.get(spread.getName());
          if (fragment != null) {
            collect(fragment.getSelectionSet());
          }
        }
        default -> {}
      }
    }
  }
}
