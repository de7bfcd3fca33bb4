package cim.person.domain.state;

import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonName;

/// Another name by which the person is found.
///
/// @param id identifies it within the person
/// @param kind what the name is to the person
/// @param name the name
public record AlternativeName(PartId id, AlternativeNameKind kind, PersonName name)
    implements Part {
  @Override
  public Object key() {
    return id;
  }
}
