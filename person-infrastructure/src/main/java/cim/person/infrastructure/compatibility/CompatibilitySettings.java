package cim.person.infrastructure.compatibility;

/// Which of the older service's doors are open.
///
/// @param commands whether its commands are taken
/// @param events whether events are told in its words
public record CompatibilitySettings(boolean commands, boolean events) {}
