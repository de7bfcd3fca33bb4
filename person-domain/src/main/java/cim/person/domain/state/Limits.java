package cim.person.domain.state;

/// How many parts of a kind a person may hold.
///
/// @param contacts the most contacts
public record Limits(int contacts) {}
