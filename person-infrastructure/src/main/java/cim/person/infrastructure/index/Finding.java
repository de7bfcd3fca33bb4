package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.domain.values.PersonId;
import org.jspecify.annotations.Nullable;

/// A break in the stream.
///
/// @param person who is set aside by it; null when it names nobody
/// @param problem what is wrong, and where
public record Finding(@Nullable PersonId person, CorruptHistory problem) {}
