package cim.person.domain.state;

import cim.person.domain.values.ForeignId;

/// An identity of the identity domain that is this person.
///
/// @param id the identity
/// @param kind what kind of identity it is
public record LinkedIdentity(ForeignId id, String kind) implements Part {
  @Override
  public Object key() {
    return id;
  }
}
