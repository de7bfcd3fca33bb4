package cim.person.domain.values;

import org.jspecify.annotations.Nullable;

/// What of an employment can change.
///
/// @param role what the person does
/// @param department where in the organization
/// @param manager the person to whom it reports
/// @param remote whether the person works from elsewhere
public record EmploymentTerms(
    EmploymentRole role,
    @Nullable String department,
    @Nullable PersonId manager,
    @Nullable Boolean remote) {}
