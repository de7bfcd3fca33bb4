package cim.person.domain.state;

import cim.person.domain.values.PersonId;
import org.jspecify.annotations.Nullable;

/// That another person vouches for a skill.
///
/// @param by the other person
/// @param comment what it says
public record Endorsement(PersonId by, @Nullable String comment) {}
