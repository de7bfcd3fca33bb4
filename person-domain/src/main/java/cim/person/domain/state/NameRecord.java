package cim.person.domain.state;

import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A name that the person has or had.
///
/// @param name the name
/// @param reason why it took the place of the one before; null for the first
/// @param effectiveOn the day from which it holds
/// @param recordedAt when it was recorded
public record NameRecord(
    PersonName name,
    @Nullable NameChangeReason reason,
    @Nullable LocalDate effectiveOn,
    Instant recordedAt) {}
