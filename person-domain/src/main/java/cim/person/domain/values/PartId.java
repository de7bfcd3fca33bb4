package cim.person.domain.values;

import java.util.UUID;

/// Identifies one part of a person, such as a contact or a skill: unique among that person's parts
/// of the same kind. Whoever adds a part may choose its id; an omitted one is derived from the
/// command's id, so that a retry means the same part.
///
/// @param value the UUID
public record PartId(UUID value) implements Id {
  /// @throws MalformedValue when the text is no UUID
  public static PartId parse(String text) {
    return new PartId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
