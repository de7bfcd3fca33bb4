package cim.person.domain.state;

import cim.person.domain.values.PartialDate;

/// When the person died.
///
/// @param died the day, as far as it is known
public record Death(PartialDate died) implements Part {}
