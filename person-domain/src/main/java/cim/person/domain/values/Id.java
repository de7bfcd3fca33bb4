package cim.person.domain.values;

import java.util.UUID;

/// What identifies a person, a part of one, or what another domain keeps: a UUID (RFC 9562),
/// written in lower case.
public sealed interface Id permits PersonId, PartId, ForeignId {
  UUID value();

  /// Reads the 36-character form of RFC 9562, in any case.
  ///
  /// @throws MalformedValue for anything else
  static UUID parse(String text) {
    UUID uuid;
    try {
      uuid = UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new MalformedValue("", "must be a UUID such as 0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");
    }
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new MalformedValue("", "must be a UUID in its full form of 36 characters");
    }
    return uuid;
  }
}
