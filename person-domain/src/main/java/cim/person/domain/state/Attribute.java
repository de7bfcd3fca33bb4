package cim.person.domain.state;

import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.PartId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A typed fact about the person, with two times: when it was recorded, and when it holds.
///
/// @param id identifies it within the person
/// @param attribute what is known
/// @param name what a custom attribute is called
/// @param fact what is held to be true
/// @param recordedAt when it was recorded
/// @param correctedAt when it was put right last
/// @param invalidated whether it was found never to have been true
public record Attribute(
    PartId id,
    AttributeType attribute,
    @Nullable String name,
    AttributeFact fact,
    Instant recordedAt,
    @Nullable Instant correctedAt,
    boolean invalidated)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  Attribute correct(AttributeFact corrected, Instant at) {
    return new Attribute(id, attribute, name, corrected, recordedAt, at, invalidated);
  }

  Attribute invalidate() {
    return new Attribute(id, attribute, name, fact, recordedAt, correctedAt, true);
  }
}
