package cim.person.application.queries;

import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for, as in Relay's connection specification: the first items after
/// a cursor, or the last ones before it.
///
/// @param limit the most items to return, at least 1
/// @param backward false: the first after `cursor`; true: the last before it
/// @param cursor where to go on, as a list gave it; null to begin at the end in question
public record PageRequest(int limit, boolean backward, @Nullable String cursor) {}
