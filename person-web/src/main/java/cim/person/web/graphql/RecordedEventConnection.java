package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.Page;
import java.util.List;

/// A page of events, as Relay's connection specification has it.
///
/// @param edges the items of this page with their cursors
/// @param nodes the items of this page
/// @param pageInfo where the page stands in the list
/// @param totalCount how many items the whole list has
public record RecordedEventConnection(
    List<RecordedEventEdge> edges, List<RecordedEvent> nodes, PageInfo pageInfo, int totalCount) {
  static RecordedEventConnection of(Page<RecordedEvent> page) {
    List<RecordedEventEdge> edges =
        page.items().stream()
            .map(item -> new RecordedEventEdge(item.cursor(), item.node()))
            .toList();
    return new RecordedEventConnection(
        edges,
        edges.stream().map(RecordedEventEdge::node).toList(),
        PageInfo.of(page),
        Math.toIntExact(page.total()));
  }
}
