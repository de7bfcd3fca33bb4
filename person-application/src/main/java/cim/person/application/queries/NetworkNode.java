package cim.person.application.queries;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person or an organization in a network.
///
/// @param id identifies it
/// @param kind which of the two it is
/// @param hops how many connections it is away
/// @param person the person; null for an organization, which another domain keeps
public record NetworkNode(UUID id, NetworkNodeKind kind, int hops, @Nullable PersonRecord person) {}
