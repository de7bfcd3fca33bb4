package cim.person.application.policies;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Every policy of the application, in the order of their names.
public record KnownPolicies(List<Policy> all) {
  /// @throws IllegalArgumentException when a name is not in kebab-case, or is taken
  public KnownPolicies {
    all = all.stream().sorted(Comparator.comparing(Policy::name)).toList();
    Set<String> names = new HashSet<>();
    for (Policy policy : all) {
      if (!policy.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
        throw new IllegalArgumentException(
            "the policy %s calls itself '%s': a name is in kebab-case, such as flag-data-quality"
                .formatted(policy.getClass().getName(), policy.name()));
      }
      if (policy.name().equals(Siblings.POLICY)) {
        throw new IllegalArgumentException(
            "the policy %s calls itself '%s', under which messages of other domains are kept"
                .formatted(policy.getClass().getName(), policy.name()));
      }
      if (!names.add(policy.name())) {
        throw new IllegalArgumentException(
            "two policies call themselves '%s'".formatted(policy.name()));
      }
    }
  }

  Policy named(String name) {
    return all.stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no policy " + name));
  }
}
