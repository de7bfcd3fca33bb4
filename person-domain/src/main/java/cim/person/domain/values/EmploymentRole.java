package cim.person.domain.values;

import org.jspecify.annotations.Nullable;

/// What the person does in an organization.
///
/// @param title the title of the position
/// @param level its level, such as senior
/// @param category its category, such as engineering
public record EmploymentRole(String title, @Nullable String level, @Nullable String category) {
  /// @throws MalformedValue naming the part that is wrong
  public static EmploymentRole parse(
      String title, @Nullable String level, @Nullable String category) {
    return new EmploymentRole(
        Text.parse("title", title, Text.LINE),
        Text.parseOptional("level", level, Text.LINE),
        Text.parseOptional("category", category, Text.LINE));
  }
}
