package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.data.QueryReader;
import cim.person.application.data.RecordData;
import cim.person.application.documents.EventDocument;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections.Scope;
import cim.person.domain.values.PersonId;
import cim.person.web.graphql.Arguments;
import cim.person.web.graphql.EventFiltering;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.Pages;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The log of events, of everyone or of one person. Thread-safe.
public final class EventAnswers {
  static final String DAG_JSON = "application/vnd.ipld.dag-json";

  private final EventLog log;
  private final Persons persons;
  private final Freshness freshness;
  private final Pages pages;

  public EventAnswers(EventLog log, Persons persons, Freshness freshness, Pages pages) {
    this.log = log;
    this.persons = persons;
    this.freshness = freshness;
    this.pages = pages;
  }

  /// @param id of one person only; null for everyone
  Response list(@Nullable String id, Asked asked) {
    PersonId person = id == null ? null : Arguments.person("id", id);
    String atLeast = asked.parameters().one("atLeast");
    PageOfAnswers page = PageOfAnswers.of(asked.address(), asked.parameters());
    EventFilter filter = filter(person, asked.parameters().fields(EventFiltering.class));
    asked.parameters().end();
    freshness.await(Scope.EVENTS, atLeast);
    long seen = freshness.seen();
    Page<RecordedEvent> found = page.read(pages, part -> log.find(filter, part));
    if (person != null && found.items().isEmpty() && persons.byId(person).isEmpty()) {
      throw new Refused(Problem.personNotFound(person.toString()));
    }
    return page.answer(
            found, found.items().stream().map(item -> shown(item.node())).toList(), Map.of())
        .header(Answers.POSITION, seen)
        .build();
  }

  Response one(String cid, Asked asked, boolean asBlock) {
    String atLeast = asked.parameters().one("atLeast");
    asked.parameters().end();
    freshness.await(Scope.EVENTS, atLeast);
    RecordedEvent event =
        log.byCid(Arguments.cid("cid", cid))
            .orElseThrow(
                () ->
                    new Refused(new Problem(404, "NOT_FOUND", "No event with this CID is known.")));
    String tag = "\"" + event.cid() + (asBlock ? "-block" : "") + "\"";
    Response.ResponseBuilder answer =
        Revision.isKnown(asked.ifNoneMatch(), tag)
            ? Response.notModified()
            : asBlock
                ? Response.ok(event.block().getBytes(StandardCharsets.UTF_8)).type(DAG_JSON)
                : Answers.ok(Answers.bytes(shown(event)));
    return answer.header("ETag", tag).header("Vary", "Accept").build();
  }

  static Map<String, Object> shown(RecordedEvent event) {
    return RecordData.write(EventDocument.of(event));
  }

  private static EventFilter filter(@Nullable PersonId person, Map<String, Object> fields) {
    if (person != null && fields.put("person", person.toString()) != null) {
      throw new MalformedData("person", "is not a known parameter of this address");
    }
    return EventFiltering.filter("", QueryReader.read(EventFiltering.class, "", fields));
  }
}
