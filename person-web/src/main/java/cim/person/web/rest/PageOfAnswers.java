package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.web.graphql.PageInfo;
import cim.person.web.graphql.Pages;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which part of a list a client asks for, and how it is answered: `limit` items after or before a
/// cursor, and links to the parts beside (RFC 8288).
///
/// @param address the address of the list, with its parameters
record PageOfAnswers(
    Address address,
    @Nullable Integer limit,
    @Nullable String after,
    @Nullable String before,
    boolean count) {

  static PageOfAnswers of(Address address, QueryParameters parameters) {
    return new PageOfAnswers(
        address,
        parameters.number("limit"),
        parameters.one("after"),
        parameters.one("before"),
        parameters.flag("totalCount"));
  }

  <T> Page<T> read(Pages pages, Function<PageRequest, Page<T>> list) {
    if (after != null && before != null) {
      throw new MalformedData("before", "must not be used together with after");
    }
    try {
      return before == null
          ? pages.read(limit, after, null, null, list)
          : pages.read(null, null, limit, before, list);
    } catch (MalformedData problem) {
      boolean isLimit = problem.field().equals("first") || problem.field().equals("last");
      throw isLimit ? new MalformedData("limit", String.valueOf(problem.getMessage())) : problem;
    }
  }

  /// @param nodes the items of the page as plain data
  /// @param more what else the answer has
  <T> Response.ResponseBuilder answer(
      Page<T> page, List<Map<String, Object>> nodes, Map<String, Object> more) {
    PageInfo info = PageInfo.of(page);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("nodes", nodes);
    body.putAll(more);
    body.put("pageInfo", RecordData.write(info));
    if (count) {
      body.put("totalCount", page.total());
    }
    return Answers.ok(Answers.bytes(body)).header("Link", String.join(", ", links(info)));
  }

  private List<String> links(PageInfo info) {
    List<String> links = new ArrayList<>();
    links.add(link("first", ""));
    if (info.hasPreviousPage() && info.startCursor() != null) {
      links.add(link("prev", "before=" + encoded(info.startCursor())));
    }
    if (info.hasNextPage() && info.endCursor() != null) {
      links.add(link("next", "after=" + encoded(info.endCursor())));
    }
    return links;
  }

  private String link(String relation, String place) {
    return "<%s>; rel=\"%s\"".formatted(address.at(place), relation);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
