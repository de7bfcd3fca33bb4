package cim.person.domain.state;

import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Another tie between the person and an organization.
///
/// @param id identifies it within the person
/// @param organizationId the organization
/// @param kind what the person is to it
/// @param from the first day
/// @param to the last day
public record Affiliation(
    PartId id,
    ForeignId organizationId,
    AffiliationKind kind,
    LocalDate from,
    @Nullable LocalDate to)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  Affiliation endedOn(LocalDate day) {
    return new Affiliation(id, organizationId, kind, from, day);
  }
}
