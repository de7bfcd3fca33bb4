package cim.person.web.graphql;

import cim.person.application.queries.Page;
import cim.person.application.queries.PersonRecord;
import java.util.List;

/// A page of persons, as Relay's connection specification has it.
///
/// @param edges the items of this page with their cursors
/// @param nodes the items of this page
/// @param pageInfo where the page stands in the list
/// @param totalCount how many items the whole list has
public record PersonConnection(
    List<PersonEdge> edges, List<PersonView> nodes, PageInfo pageInfo, int totalCount) {
  static PersonConnection of(Page<PersonRecord> page) {
    List<PersonEdge> edges =
        page.items().stream()
            .map(item -> new PersonEdge(item.cursor(), PersonView.now(item.node())))
            .toList();
    return new PersonConnection(
        edges,
        edges.stream().map(PersonEdge::node).toList(),
        PageInfo.of(page),
        Math.toIntExact(page.total()));
  }
}
