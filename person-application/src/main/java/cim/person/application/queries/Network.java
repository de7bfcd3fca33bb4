package cim.person.application.queries;

import java.util.List;

/// The persons and organizations around one person, and what connects them.
///
/// @param nodes the person first, then those nearer first; empty when there is no such person
/// @param edges every connection between two of the nodes that has not ended
/// @param truncated whether there are more nodes within these hops than a network may have
public record Network(List<NetworkNode> nodes, List<NetworkEdge> edges, boolean truncated) {}
