package cim.person.application.policies;

import java.util.function.BooleanSupplier;

/// That a policy is to be run now, fired as a CDI event for each delivery. Its one observer is the
/// [PolicyEngine]: CDI stops at the first observer that throws.
///
/// @param policy the policy's name
/// @param trigger what for
/// @param isWanted turns false when this node shall stop
public record Due(String policy, Trigger trigger, BooleanSupplier isWanted) {}
