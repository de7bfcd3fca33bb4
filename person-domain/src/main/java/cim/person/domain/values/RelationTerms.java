package cim.person.domain.values;

import org.jspecify.annotations.Nullable;

/// What of a relation can change.
///
/// @param kind what the other person is to this one
/// @param strength how close they are, from 0 to 1
public record RelationTerms(RelationKind kind, @Nullable String strength) {}
