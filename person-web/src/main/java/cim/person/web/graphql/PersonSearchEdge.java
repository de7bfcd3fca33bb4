package cim.person.web.graphql;

import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.FoundPerson.Highlight;
import cim.person.application.queries.Page;
import java.util.List;

/// A person that a search has found, with its place in the list.
///
/// @param cursor stands for this place in the list, also when the list changes
/// @param node the person
/// @param score how well it fits
/// @param highlights where the words were found
public record PersonSearchEdge(
    String cursor, PersonView node, double score, List<Highlight> highlights) {
  static PersonSearchEdge of(Page.Item<FoundPerson> item) {
    FoundPerson found = item.node();
    return new PersonSearchEdge(
        item.cursor(), PersonView.now(found.person()), found.score(), found.highlights());
  }
}
