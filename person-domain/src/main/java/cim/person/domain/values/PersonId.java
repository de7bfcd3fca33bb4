package cim.person.domain.values;

import java.util.UUID;

/// Identifies a person for ever, also after a merge.
///
/// @param value the UUID
public record PersonId(UUID value) implements Id {
  /// @throws MalformedValue when the text is no UUID
  public static PersonId parse(String text) {
    return new PersonId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
