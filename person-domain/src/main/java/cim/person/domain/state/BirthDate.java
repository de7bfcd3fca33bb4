package cim.person.domain.state;

import cim.person.domain.values.PartialDate;

/// When the person was born.
///
/// @param born the day, as far as it is known
public record BirthDate(PartialDate born) implements Part {}
