package cim.person.web.graphql;

import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.Page;
import java.util.List;

/// A page of persons that a search has found, the best first.
///
/// @param edges the persons of this page with their cursors, scores and highlights
/// @param nodes the persons of this page
/// @param pageInfo where the page stands in the list
/// @param totalCount how many persons were found in all
public record PersonSearchConnection(
    List<PersonSearchEdge> edges, List<PersonView> nodes, PageInfo pageInfo, int totalCount) {
  static PersonSearchConnection of(Page<FoundPerson> page) {
    List<PersonSearchEdge> edges = page.items().stream().map(PersonSearchEdge::of).toList();
    return new PersonSearchConnection(
        edges,
        edges.stream().map(PersonSearchEdge::node).toList(),
        PageInfo.of(page),
        Math.toIntExact(page.total()));
  }
}
