package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads pages as Relay's connection specification asks for them.
///
/// @param size how many items a page has when the client does not say
/// @param limit the most items of a page
public record Pages(int size, int limit) {
  static final String FIRST = "The first so many, after the cursor if there is one.";
  static final String AFTER = "A cursor: what comes after it.";
  static final String LAST = "The last so many, before the cursor if there is one.";
  static final String BEFORE = "A cursor: what comes before it.";

  <T> Page<T> read(
      @Nullable Integer first,
      @Nullable String after,
      @Nullable Integer last,
      @Nullable String before,
      Function<PageRequest, Page<T>> list) {
    boolean backward = last != null || before != null;
    if (backward && (first != null || after != null)) {
      throw new MalformedData(
          last != null ? "last" : "before", "must not be used together with first or after");
    }
    int size = backward ? size("last", last) : size("first", first);
    try {
      return list.apply(new PageRequest(size, backward, backward ? before : after));
    } catch (BadCursor problem) {
      throw new MalformedData(backward ? "before" : "after", String.valueOf(problem.getMessage()));
    }
  }

  /// How many items a client asks for where there are no pages.
  int limit(String argument, @Nullable Integer asked) {
    return size(argument, asked);
  }

  private int size(String argument, @Nullable Integer asked) {
    if (asked != null && (asked < 1 || asked > limit)) {
      throw new MalformedData(argument, "must be 1 to " + limit);
    }
    return asked == null ? size : asked;
  }
}
