package cim.person.application.policies;

import cim.person.domain.values.PersonId;
import java.time.Instant;

/// That a policy wants to look at a person at a time. It replaces what the same policy wanted for
/// the same person before, and outlasts restarts. A time that has passed is at once.
public record Wake(PersonId person, Instant at) {}
