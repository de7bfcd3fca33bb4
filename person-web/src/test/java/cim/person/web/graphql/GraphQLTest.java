package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.web.graphql.execution.QueryLimits;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQLTest {
  private static final String SOMEONE = "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21";

  private final InMemoryClient client =
      new InMemoryClient(new QueryLimits(12, 1_000, 10, 5, 2_000, 20, 150));

  @Test
  void aPersonIsCreatedAndAnsweredAtOnce() {
    JsonObject payload =
        client
            .ask(
                """
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
  void whatIsRefusedIsAnAnswerAndNoError() {
    JsonObject answer = client.ask(suspend(SOMEONE, "why"));
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
          {events(filter: {types: ["lifecycle.created", "lifecycle.born"]}) {totalCount}}      | filter.types[1]
          {events(filter: {families: [PETS]}) {totalCount}}                                    | filter.families[0]
          {events(filter: {correlation: "1-1-1-1-1"}) {totalCount}}                            | filter.correlation
          {events(filter: {cause: "x"}) {totalCount}}                                          | filter.cause
          {events(filter: {from: "yesterday"}) {totalCount}}                                   | filter.from
          {events(filter: {from: "2026-11-24T00:00:00Z", to: "2026-11-23T00:00:00Z"}) {totalCount}} | filter.to
          {network(person: "x") {truncated}}                                                   | person
          {network(person: "%1$s", depth: 0) {truncated}}                                      | depth
          {network(person: "%1$s", depth: 4) {truncated}}                                      | depth
          {events(atLeast: "-1") {totalCount}}                                                 | atLeast
          {person(id: "%1$s", when: 1) {id}}                                                   | when
          {person {id}}                                                                        | id
          {person(id: "%1$s", follow: 1) {id}}                                                 | follow
          {person(id: "%1$s") {titles(on: "2025-02-30") {id}}}                                 | on
          {person(id: "%1$s") {...p}} fragment p on Person {attributes(validOn: "1.1.2025") {id}} | validOn
          {person(id: "%1$s") {attributes(category: MENTAL) {id}}}                             | category
          {person(id: "%1$s") {attributes(includeInvalidated: "no") {id}}}                     | includeInvalidated
          {person(id: "%1$s") {contacts(kind: FAX) {id}}}                                      | kind
          {person(id: "%1$s") {name {display(style: LOUD)}}}                                   | style
          query($id: ID!) {person(id: $id) {id}}                                               | id
          query($day: Date = "2025-02-30") {person(id: "%1$s") {titles(on: $day) {id}}}        | on
          mutation {suspendPerson(input: {person: "%1$s"}) {rejection {code}}}                 | input.reason
          mutation {suspendPerson(input: {person: "%1$s", reason: "r", why: 1}) {rejection {code}}} | input.why
          mutation {addContact(input: {person: "%1$s", use: WORK, contact: {email: "a@b.org", website: "x"}}) {rejection {code}}} | input.contact
          mutation($e: String) {addContact(input: {person: "%1$s", use: WORK, contact: {email: $e}}) {rejection {code}}} | input.contact
          """)
  void badInputNamesItsField(String query, String field) {
    JsonObject extensions = client.error(query.formatted(SOMEONE));
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
          {persons(orderBy: {field: SHOE_SIZE, direction: ASC}) {totalCount}} | INVALID_INPUT
          {persons(first: "3") {totalCount}}                              | INVALID_INPUT
          subscription {personEvents {cid}}                               | INVALID_INPUT
          {persons(atLeast: "99") {totalCount}}                           | UNAVAILABLE
          {events(atLeast: "99") {totalCount}}                            | UNAVAILABLE
          {network(person: "5f6a0ec6-0cc0-4a3c-9d0f-1d7b7f6a8e11", atLeast: "99") {truncated}} | UNAVAILABLE
          {event(cid: "baguqeeraaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", atLeast: "99") {cid}} | UNAVAILABLE
          {persons(first: 200) {nodes {id revision head position createdAt}}} | TOO_COMPLEX
          query($n: Int = 200) {persons(first: $n) {nodes {id revision head position createdAt}}} | TOO_COMPLEX
          {persons {...p}} fragment p on PersonConnection {nodes {events {...e}}} fragment e on RecordedEventConnection {nodes {cid seq at}} | TOO_COMPLEX
          {a: __typename b: persons {c: totalCount d: totalCount e: totalCount f: totalCount g: totalCount h: totalCount i: totalCount j: totalCount k: totalCount l: totalCount m: totalCount}} | TOO_COMPLEX
          {a {b {c {d {e {f {g {h {i {j {k {l {m}}}}}}}}}}}}}             | TOO_COMPLEX
          """)
  void errorsCarryTheCodesOfTheContract(String query, String code) {
    assertEquals(code, client.error(query).getString("code"));
  }

  @Test
  void fragmentsThatDoubleWithEachLevelAreTooComplex() {
    StringBuilder document = new StringBuilder("{...f0}");
    for (int i = 0; i < 40; i++) {
      document.append(" fragment f%d on Query {...f%d ...f%d}".formatted(i, i + 1, i + 1));
    }
    document.append(" fragment f40 on Query {__typename}");
    JsonObject extensions =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> client.error(document.toString()));
    assertEquals("TOO_COMPLEX", extensions.getString("code"));
  }

  @Test
  void aCommandThatGotNoAnswerSaysUnderWhichIdToSendItAgain() {
    JsonObject extensions;
    client.node.store.setDown(true);
    try {
      extensions =
          client.error(
              suspend(SOMEONE, "r")
                  .replace("{person:", "{commandId: \"" + SOMEONE + "\", person:"));
    } finally {
      client.node.store.setDown(false);
    }
    assertEquals("UNAVAILABLE", extensions.getString("code"));
    assertEquals(SOMEONE, extensions.getString("commandId"));
    assertTrue(extensions.getInt("retryAfterMs") > 0);
  }

  @Test
  void introspectionIsExemptFromLimits() {
    JsonObject answer = client.ask(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY);
    assertFalse(answer.containsKey("errors"), answer.toString());
  }

  private static String suspend(String person, String reason) {
    return "mutation {suspendPerson(input: {person: \"%s\", reason: \"%s\"}) {rejection {code}}}"
        .formatted(person, reason);
  }
}
