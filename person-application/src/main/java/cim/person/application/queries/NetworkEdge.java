package cim.person.application.queries;

import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.RelationKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connection between two nodes of a network, as the person that it begins with holds it.
///
/// @param from the person that holds it
/// @param to whom or what it leads to
/// @param kind what connects them
/// @param relation what `to` is to `from`; for a relation only
/// @param affiliation what `from` is to `to`; for an affiliation only
public record NetworkEdge(
    UUID from,
    UUID to,
    NetworkEdgeKind kind,
    @Nullable RelationKind relation,
    @Nullable AffiliationKind affiliation) {}
