package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.documents.PersonDocument;
import cim.person.application.ports.PersonNames;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Projections.Scope;
import cim.person.domain.values.PersonId;
import cim.person.web.graphql.Arguments;
import cim.person.web.graphql.AsOf;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.Lookup;
import cim.person.web.graphql.PersonView;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One person, now or once, whole or a part of it, in several forms. Thread-safe.
public final class OnePerson {
  private final Lookup lookup;
  private final Freshness freshness;
  private final PersonNames names;

  public OnePerson(Lookup lookup, Freshness freshness, PersonNames names) {
    this.lookup = lookup;
    this.freshness = freshness;
    this.names = names;
  }

  Response whole(String id, Asked asked) {
    SelectedFields selected = SelectedFields.of(asked.parameters().one("fields"));
    return answer(
        id,
        asked,
        "",
        person -> Answers.ok(Answers.bytes(selected.of(RecordData.write(document(person))))));
  }

  Response part(String id, PersonParts.Part part, Asked asked) {
    return answer(
        id,
        asked,
        "",
        person -> {
          Object value = RecordData.write(document(person)).getOrDefault(part.name(), List.of());
          return Answers.ok(Answers.bytes((List<?>) value));
        });
  }

  Response card(String id, CardForm form, Asked asked) {
    return answer(
        id,
        asked,
        form.tag(),
        person ->
            Response.ok(form.write(PersonCard.of(document(person)))).type(form.contentType()));
  }

  private PersonDocument document(PersonRecord person) {
    return PersonDocument.of(person, names);
  }

  private Response answer(
      String id, Asked asked, String form, Function<PersonRecord, Response.ResponseBuilder> shown) {
    PersonId person = Arguments.person("id", id);
    AsOf asOf = asOf(asked.parameters().one("asOf"));
    boolean follow = asked.parameters().flag("follow");
    String atLeast = asked.parameters().one("atLeast");
    asked.parameters().end();
    freshness.await(Scope.PERSONS, atLeast);
    PersonRecord record =
        lookup
            .find(person, asOf, follow)
            .map(PersonView::record)
            .orElseThrow(() -> new Refused(notFound(person, asOf)));
    String tag = Revision.tag(record.head().seq(), form);
    Response.ResponseBuilder answer =
        Revision.isKnown(asked.ifNoneMatch(), tag) ? Response.notModified() : shown.apply(record);
    return answer
        .header("ETag", tag)
        .header("Vary", "Accept")
        .header(Answers.POSITION, record.head().position())
        .build();
  }

  private static Problem notFound(PersonId person, @Nullable AsOf asOf) {
    Problem problem = Problem.personNotFound(person.toString());
    return asOf == null
        ? problem
        : new Problem(
            problem.status(),
            problem.code(),
            "There was no person with the id %s then, or it had not got so far.".formatted(person));
  }

  /// A revision, a time or a CID, which look different.
  private static @Nullable AsOf asOf(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,9}")) {
      return new AsOf(Integer.valueOf(text), null, null);
    }
    if (text.startsWith("b")) {
      return new AsOf(null, null, text);
    }
    try {
      return new AsOf(null, Instant.parse(text), null);
    } catch (DateTimeException _) {
      throw new MalformedData(
          "asOf",
          "must be a revision such as 3, a time such as 2026-11-23T06:14:00Z, or the CID of an event");
    }
  }
}
