package cim.person.application.documents;

import cim.person.domain.state.LifecycleState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a person stands in its life as a record, and since when.
///
/// @param state the state
/// @param since when the person came into it
/// @param reason why, when a reason was given
public record LifecycleStatus(LifecycleState state, Instant since, @Nullable String reason) {}
