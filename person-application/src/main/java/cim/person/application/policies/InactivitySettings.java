package cim.person.application.policies;

import java.time.Duration;

/// When persons count as inactive.
///
/// @param every how often they are looked for, at least a second
/// @param after how long nothing was done about them
public record InactivitySettings(Duration every, Duration after) {}
