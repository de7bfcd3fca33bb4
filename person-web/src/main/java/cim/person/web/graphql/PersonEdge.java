package cim.person.web.graphql;

import cim.person.application.queries.PersonRecord;

/// One item of a list, with its place.
///
/// @param cursor stands for this place in the list, also when the list changes
/// @param node the item
public record PersonEdge(String cursor, PersonRecord node) {}
