package cim.person.application.policies.quality;

import java.time.Duration;

/// When what counts as a defect.
///
/// @param quiet how long a person has to be left alone before it is looked at
/// @param unverified how long a preferred contact may be unverified
public record FlagDataQualitySettings(Duration quiet, Duration unverified) {}
