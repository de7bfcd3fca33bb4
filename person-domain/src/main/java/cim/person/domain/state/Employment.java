package cim.person.domain.state;

import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.EmploymentTerms;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Work that the person does for an organization.
///
/// @param id identifies it within the person
/// @param organizationId the organization
/// @param role what the person does there
/// @param department where in the organization
/// @param manager the person to whom it reports
/// @param remote whether the person works from elsewhere
/// @param from the first day
/// @param to the last day
public record Employment(
    PartId id,
    ForeignId organizationId,
    EmploymentRole role,
    @Nullable String department,
    @Nullable PersonId manager,
    @Nullable Boolean remote,
    LocalDate from,
    @Nullable LocalDate to)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  EmploymentTerms terms() {
    return new EmploymentTerms(role, department, manager, remote);
  }

  Employment with(EmploymentTerms terms) {
    return new Employment(
        id,
        organizationId,
        terms.role(),
        terms.department(),
        terms.manager(),
        terms.remote(),
        from,
        to);
  }

  Employment endedOn(LocalDate day) {
    return new Employment(id, organizationId, role, department, manager, remote, from, day);
  }
}
