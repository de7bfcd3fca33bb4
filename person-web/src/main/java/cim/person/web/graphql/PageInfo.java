package cim.person.web.graphql;

import cim.person.application.queries.Page;
import org.jspecify.annotations.Nullable;

/// Where a page stands in its list, as Relay's connection specification has it.
///
/// @param hasNextPage whether there is more after this page
/// @param hasPreviousPage whether there is more before this page
/// @param startCursor the cursor of the first edge, null on an empty page
/// @param endCursor the cursor of the last edge, null on an empty page
public record PageInfo(
    boolean hasNextPage,
    boolean hasPreviousPage,
    @Nullable String startCursor,
    @Nullable String endCursor) {
  public static PageInfo of(Page<?> page) {
    boolean empty = page.items().isEmpty();
    return new PageInfo(
        page.hasNext(),
        page.hasPrevious(),
        empty ? null : page.items().getFirst().cursor(),
        empty ? null : page.items().getLast().cursor());
  }
}
