package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;

/// One item of a list, with its place.
///
/// @param cursor stands for this place in the list, also when the list changes
/// @param node the item
public record RecordedEventEdge(String cursor, RecordedEvent node) {}
