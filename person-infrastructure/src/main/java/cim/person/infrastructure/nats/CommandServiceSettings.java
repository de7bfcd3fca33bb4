package cim.person.infrastructure.nats;

import java.time.Duration;

/// Bounds of the commands that come over NATS.
///
/// @param enabled whether they are taken at all
/// @param bodyLimit the most bytes of a request
/// @param requestLimit how many requests are under way at once; one more is refused
/// @param timeLimit how long a request may take until it is answered with TIMEOUT
public record CommandServiceSettings(
    boolean enabled, int bodyLimit, int requestLimit, Duration timeLimit) {}
