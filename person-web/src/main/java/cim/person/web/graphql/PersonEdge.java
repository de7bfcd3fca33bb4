package cim.person.web.graphql;

/// One item of a list, with its place.
///
/// @param cursor stands for this place in the list, also when the list changes
/// @param node the item
public record PersonEdge(String cursor, PersonView node) {}
