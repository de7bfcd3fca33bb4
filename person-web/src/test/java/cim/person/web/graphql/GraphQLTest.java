package cim.person.web.graphql;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.events.EventType;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.QueryLimits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphQLTest {
  private static final String SOMEONE = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21";

  private final InMemoryNode node = new InMemoryNode();
  private final GraphQLExecution execution =
      new GraphQLExecution(
          InMemorySchema.over(node),
          new QueryLimits(12, 1_000, 10, 20),
          Duration.ofSeconds(30),
          Thread::startVirtualThread);

  @Test
  void aPersonIsCreatedAndAnsweredAtOnce() {
    JsonObject payload =
        ask("""
            mutation {createPerson(input: {name: {given: ["Ada"], family: ["Lovelace"], convention: WESTERN},
              contacts: [{contact: {phone: {number: "044 668 18 00", region: "CH"}}, use: HOME}], activate: true}) {
              person {lifecycle {state} name {given} contacts(kind: PHONE) {value {... on Phone {number}}}}
              receipt {revision events {actor data {__typename ... on Created {name {family}}}}} rejection {code}}}
            """)
            .getJsonObject("data")
            .getJsonObject("createPerson");
    assertEquals(
        "{\"lifecycle\":{\"state\":\"ACTIVE\"},\"name\":{\"given\":[\"Ada\"]},"
            + "\"contacts\":[{\"value\":{\"number\":\"+41446681800\"}}]}",
        payload.getJsonObject("person").toString());
    assertEquals(
        "{\"revision\":3,\"events\":["
            + "{\"actor\":\"user:ada\",\"data\":{\"__typename\":\"Created\",\"name\":{\"family\":[\"Lovelace\"]}}},"
            + "{\"actor\":\"user:ada\",\"data\":{\"__typename\":\"ContactAdded\"}},"
            + "{\"actor\":\"user:ada\",\"data\":{\"__typename\":\"Activated\"}}]}",
        payload.getJsonObject("receipt").toString());
  }

  @Test
  void aFragmentOnEachEventIsAnswered() {
    ask(
        "mutation {createPerson(input: {id: \"%s\", name: {given: [\"Ada\"], convention: MONONYMIC}, "
                .formatted(SOMEONE)
            + "contacts: [{contact: {email: \"ada@example.org\"}, use: WORK}], activate: true}) {rejection {code}}}");
    for (String command :
        List.of(
            "suspendPerson(input: {person: $id, reason: \"r\"})",
            "reactivatePerson(input: {person: $id})",
            "archivePerson(input: {person: $id, reason: \"r\"})",
            "restorePerson(input: {person: $id, reason: \"r\"})",
            "updateName(input: {person: $id, reason: OTHER, name: {given: [\"Eda\"], convention: MONONYMIC}})")) {
      ask(
          "mutation {%s {rejection {code}}}"
              .formatted(command.replace("$id", "\"" + SOMEONE + "\"")));
    }
    String fragments =
        EventType.all().stream()
            .map(type -> "... on %s {type}".formatted(type.record().getSimpleName()))
            .collect(joining(" "));
    String events =
        ask("{events(filter: {person: \"%s\"}) {nodes {type data {%s}}}}"
                .formatted(SOMEONE, fragments))
            .toString();
    for (EventType type : EventType.all()) {
      String expected = "{\"type\":\"%1$s\",\"data\":{\"type\":\"%1$s\"}}".formatted(type.name());
      assertTrue(events.contains(expected), expected + " in " + events);
    }
  }

  @Test
  void whatIsRefusedIsAnAnswerAndNoError() {
    JsonObject answer = ask(suspend(SOMEONE, "why"));
    assertFalse(answer.containsKey("errors"));
    assertTrue(answer.toString().contains("\"code\":\"PERSON_NOT_FOUND\""), answer.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mutation {suspendPerson(input: {person: "x", reason: "r"}) {rejection {code}}}       | input.person
          mutation {suspendPerson(input: {person: "%1$s", reason: " "}) {rejection {code}}}    | input.reason
          mutation {createPerson(input: {name: {given: ["a", ""], convention: OTHER}}) {rejection {code}}} | input.name.given[1]
          mutation {createPerson(input: {commandId: "1", name: {given: ["a"], convention: OTHER}}) {rejection {code}}} | input.commandId
          mutation {updateName(input: {person: "%1$s", reason: OTHER, effectiveOn: "2025-02-30", name: {given: ["a"], convention: OTHER}}) {rejection {code}}} | input.effectiveOn
          mutation {addContact(input: {person: "%1$s", use: WORK, contact: {email: "ada"}}) {rejection {code}}} | input.contact.email
          mutation {updateName(input: {person: "%1$s", reason: WHIM, name: {given: ["a"], convention: OTHER}}) {rejection {code}}} | input.reason
          {persons(first: 201) {totalCount}}                                                   | first
          {persons(first: 1, last: 1) {totalCount}}                                            | last
          {persons(before: "x") {totalCount}}                                                  | before
          {persons(orderBy: {field: NAME, direction: ASC, locale: "no locale"}) {totalCount}}  | orderBy.locale
          {persons(atLeast: "x") {totalCount}}                                                 | atLeast
          {person(id: "x") {id}}                                                               | id
          {event(cid: "x") {cid}}                                                              | cid
          {events(filter: {person: "x"}) {totalCount}}                                         | filter.person
          """)
  void badInputNamesItsField(String query, String field) {
    JsonObject extensions = error(query.formatted(SOMEONE));
    assertEquals("INVALID_INPUT", extensions.getString("code"));
    assertEquals(field, extensions.getString("field"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {nope}                                                          | INVALID_INPUT
          {persons {totalCount} }}                                        | INVALID_INPUT
          query($id: ID!) {person(id: $id) {id}}                          | INVALID_INPUT
          {persons(orderBy: {field: SHOE_SIZE, direction: ASC}) {totalCount}} | INVALID_INPUT
          {persons(first: "3") {totalCount}}                              | INVALID_INPUT
          subscription {personEvents {cid}}                               | INVALID_INPUT
          {persons(atLeast: "99") {totalCount}}                           | UNAVAILABLE
          {persons(first: 200) {nodes {id revision head position createdAt}}} | TOO_COMPLEX
          query($n: Int = 200) {persons(first: $n) {nodes {id revision head position createdAt}}} | TOO_COMPLEX
          {persons {...p}} fragment p on PersonConnection {nodes {events {...e}}} fragment e on RecordedEventConnection {nodes {cid seq at}} | TOO_COMPLEX
          {a: __typename b: persons {c: totalCount d: totalCount e: totalCount f: totalCount g: totalCount h: totalCount i: totalCount j: totalCount k: totalCount l: totalCount m: totalCount}} | TOO_COMPLEX
          {a {b {c {d {e {f {g {h {i {j {k {l {m}}}}}}}}}}}}}             | TOO_COMPLEX
          """)
  void errorsCarryTheCodesOfTheContract(String query, String code) {
    assertEquals(code, error(query).getString("code"));
  }

  @Test
  void fragmentsThatDoubleWithEachLevelAreTooComplex() {
    StringBuilder document = new StringBuilder("{...f0}");
    for (int i = 0; i < 40; i++) {
      document.append(" fragment f%d on Query {...f%d ...f%d}".formatted(i, i + 1, i + 1));
    }
    document.append(" fragment f40 on Query {__typename}");
    JsonObject extensions =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> error(document.toString()));
    assertEquals("TOO_COMPLEX", extensions.getString("code"));
  }

  @Test
  void aCommandThatGotNoAnswerSaysUnderWhichIdToSendItAgain() {
    node.store.setDown(true);
    JsonObject extensions =
        error(
            suspend(SOMEONE, "r").replace("{person:", "{commandId: \"" + SOMEONE + "\", person:"));
    assertEquals("UNAVAILABLE", extensions.getString("code"));
    assertEquals(SOMEONE, extensions.getString("commandId"));
    assertTrue(extensions.getInt("retryAfterMs") > 0);
  }

  @Test
  void introspectionIsExemptFromLimits() {
    JsonObject answer = ask(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY);
    assertFalse(answer.containsKey("errors"), answer.toString());
  }

  private JsonObject error(String query) {
    return ask(query).getJsonArray("errors").getJsonObject(0).getJsonObject("extensions");
  }

  private static String suspend(String person, String reason) {
    return "mutation {suspendPerson(input: {person: \"%s\", reason: \"%s\"}) {rejection {code}}}"
        .formatted(person, reason);
  }

  private JsonObject ask(String query) {
    JsonObject body = Json.createObjectBuilder().add("query", query).build();
    String answer = execution.answer(GraphQLRequest.of(body), "user:ada").toJson();
    try (var reader = Json.createReader(new StringReader(answer))) {
      return reader.readObject();
    }
  }
}
