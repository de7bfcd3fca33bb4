package cim.person.domain.values;

import java.util.UUID;

/// Identifies what another domain keeps: a location, an organization, an identity. Whether it
/// exists is not checked here.
///
/// @param value the UUID
public record ForeignId(UUID value) implements Id {
  @Override
  public String toString() {
    return value.toString();
  }
}
