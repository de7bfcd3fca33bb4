package cim.person.domain.state;

import cim.person.domain.values.TrustLevel;

/// How well it was verified that the person is who it says.
///
/// @param level the level that was reached
/// @param method how it was verified
/// @param by who verified it
public record Trust(TrustLevel level, String method, String by) implements Part {}
