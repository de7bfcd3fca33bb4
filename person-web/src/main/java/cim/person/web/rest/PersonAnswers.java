package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.data.QueryReader;
import cim.person.application.data.RecordData;
import cim.person.application.documents.PersonDocument;
import cim.person.application.ports.JsonInput;
import cim.person.application.ports.PersonNames;
import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.Page;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections.Scope;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.Pages;
import cim.person.web.graphql.PersonFiltering;
import cim.person.web.graphql.PersonFilters;
import cim.person.web.graphql.PersonOrdering;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists of persons, by a filter or a search. Thread-safe.
public final class PersonAnswers {
  private static final String FILTER = "filter";

  private final Persons persons;
  private final PersonSearch search;
  private final PersonFilters filters;
  private final Freshness freshness;
  private final Pages pages;
  private final PersonNames names;
  private final JsonInput json;

  public PersonAnswers(
      Persons persons,
      PersonSearch search,
      PersonFilters filters,
      Freshness freshness,
      Pages pages,
      PersonNames names,
      JsonInput json) {
    this.persons = persons;
    this.search = search;
    this.filters = filters;
    this.freshness = freshness;
    this.pages = pages;
    this.names = names;
    this.json = json;
  }

  Response list(Asked asked) {
    QueryParameters parameters = asked.parameters();
    String text = parameters.one("q");
    String atLeast = parameters.one("atLeast");
    SelectedFields selected = SelectedFields.of(parameters.one("fields"));
    PageOfAnswers page = PageOfAnswers.of(asked.address(), parameters);
    PersonFilter filter = filter(parameters);
    PersonOrder order = order(parameters);
    parameters.end();
    if (text != null && order != null) {
      throw new MalformedData("orderBy", "must not be used together with q: the best come first");
    }
    freshness.await(Scope.PERSONS, atLeast);
    long seen = freshness.seen();
    Response.ResponseBuilder answer =
        text == null ? listed(page, filter, order, selected) : found(page, text, filter, selected);
    return answer.header(Answers.POSITION, seen).build();
  }

  private Response.ResponseBuilder listed(
      PageOfAnswers page,
      PersonFilter filter,
      @Nullable PersonOrder asked,
      SelectedFields selected) {
    PersonOrder order = asked == null ? PersonOrdering.order("orderBy", null) : asked;
    Page<PersonRecord> found = page.read(pages, part -> persons.list(filter, order, part));
    return page.answer(
        found,
        found.items().stream().map(item -> selected.of(shown(item.node()))).toList(),
        Map.of());
  }

  private Response.ResponseBuilder found(
      PageOfAnswers page, String text, PersonFilter filter, SelectedFields selected) {
    if (page.before() != null) {
      throw new MalformedData("before", "must not be used together with q");
    }
    Page<FoundPerson> found =
        page.read(
            pages, part -> PersonFilters.parsed("q", () -> search.search(text, filter, part)));
    List<FoundPerson> all = found.items().stream().map(Page.Item::node).toList();
    return page.answer(
        found,
        all.stream().map(each -> selected.of(shown(each.person()))).toList(),
        Map.of("matches", all.stream().map(PersonAnswers::match).toList()));
  }

  private static Map<String, Object> match(FoundPerson found) {
    Map<String, Object> match = new LinkedHashMap<>();
    match.put("person", found.person().id().toString());
    match.put("score", found.score());
    match.put("highlights", found.highlights().stream().map(RecordData::write).toList());
    return match;
  }

  private Map<String, Object> shown(PersonRecord record) {
    return RecordData.write(PersonDocument.of(record, names));
  }

  /// Both the single conditions and the filter as a whole, where there are both.
  private PersonFilter filter(QueryParameters parameters) {
    PersonFilter whole = whole(parameters.one(FILTER));
    Map<String, Object> fields = parameters.fields(PersonFiltering.class);
    if (fields.isEmpty()) {
      return whole;
    }
    PersonFilter single = filters.read("", QueryReader.read(PersonFiltering.class, "", fields));
    return whole == PersonFilter.EVERYONE ? single : new PersonFilter.All(List.of(single, whole));
  }

  private PersonFilter whole(@Nullable String filter) {
    if (filter == null) {
      return PersonFilter.EVERYONE;
    }
    Map<String, @Nullable Object> data =
        json.object(FILTER, filter.getBytes(StandardCharsets.UTF_8));
    return filters.read(FILTER, QueryReader.read(PersonFiltering.class, FILTER, data));
  }

  private static @Nullable PersonOrder order(QueryParameters parameters) {
    Map<String, Object> order = new LinkedHashMap<>();
    put(order, "field", parameters.one("orderBy"));
    put(order, "direction", parameters.one("direction"));
    put(order, "locale", parameters.one("locale"));
    if (order.isEmpty()) {
      return null;
    }
    order.putIfAbsent("field", PersonOrder.Field.CREATED_AT.name());
    order.putIfAbsent("direction", "ASC");
    try {
      return PersonOrdering.order("", QueryReader.read(PersonOrdering.class, "", order));
    } catch (MalformedData problem) {
      throw new MalformedData(
          problem.field().equals("field") ? "orderBy" : problem.field(),
          String.valueOf(problem.getMessage()));
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
