package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import java.util.List;
import java.util.Map;
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

  public <T> Page<T> read(
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

  /// The same page of each of several lists.
  ///
  /// @param lists reads them; one that is missing has not given out the cursor
  /// @return the pages in the order of the keys
  <K, T> List<Page<T>> readEach(
      List<K> keys,
      @Nullable Integer first,
      @Nullable String after,
      Function<PageRequest, Map<K, Page<T>>> lists) {
    Map<K, Page<T>> found = lists.apply(new PageRequest(size("first", first), false, after));
    if (!found.keySet().containsAll(keys)) {
      throw new MalformedData("after", String.valueOf(new BadCursor().getMessage()));
    }
    return keys.stream().map(found::get).toList();
  }

  /// How many items a client asks for where there are no pages.
  public int limit(String argument, @Nullable Integer asked) {
    return size(argument, asked);
  }

  private int size(String argument, @Nullable Integer asked) {
    if (asked != null && (asked < 1 || asked > limit)) {
      throw new MalformedData(argument, "must be 1 to " + limit);
    }
    return asked == null ? size : asked;
  }
}
