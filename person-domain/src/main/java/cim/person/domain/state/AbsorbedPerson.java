package cim.person.domain.state;

import cim.person.domain.values.PersonId;

/// A person whose record became part of this one.
///
/// @param id the other person
public record AbsorbedPerson(PersonId id) implements Part {
  @Override
  public Object key() {
    return id;
  }
}
