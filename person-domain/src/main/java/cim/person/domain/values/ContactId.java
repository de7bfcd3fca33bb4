package cim.person.domain.values;

import java.util.UUID;

/// Identifies a contact of a person.
///
/// @param value the UUID
public record ContactId(UUID value) implements PartId {
  /// @throws MalformedValue when the text is no UUID
  public static ContactId parse(String text) {
    return new ContactId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
