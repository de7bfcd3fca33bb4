package cim.person.domain.state;

/// How much a person may hold.
///
/// @param parts the most parts of a kind, such as contacts or skills
public record Limits(int parts) {}
