package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.security.Caller;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.PersistedDocuments;
import cim.person.web.graphql.execution.QueryLimits;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is too much is refused by a message that says which limit it exceeds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
  private static final QueryLimits LIMITS = new QueryLimits(12, 1_000, 10, 5, 2_000, 20, 150);

  private final InMemoryClient client = new InMemoryClient(LIMITS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a {b {c {d {e {f {g {h {i {j {k {l {m}}}}}}}}}}}}}                      | levels than the limit of 12
          {persons {nodes {...p}}} fragment p on Person {absorbed {absorbed {id}}} | fields, counted for each item of a page, than the limit of 1000
          {persons(first: 20) {nodes {events(first: 20) {nodes {cid seq}}}}}       | fields, counted for each item of a page, than the limit of 1000
          {persons(first: 20) {edges {node {events(first: 20) {edges {node {cid}}}}}}} | fields, counted for each item of a page, than the limit of 1000
          query($n: Int!) {persons(first: $n) {nodes {id revision head position updatedAt}}} | fields, counted for each item of a page, than the limit of 1000
          query($n: Int!) {persons(last: $n) {edges {node {id revision head position updatedAt}}}} | fields, counted for each item of a page, than the limit of 1000
          {events(first: 20) {nodes {caused(first: 20) {nodes {cid seq}}}}}        | fields, counted for each item of a page, than the limit of 1000
          {event(cid: "x") {caused {nodes {caused {edges {node {cid seq}}}}}}}     | fields, counted for each item of a page, than the limit of 1000
          {events(first: 200) {nodes {causedBy {causedBy {cid seq at type}}}}}     | fields, counted for each item of a page, than the limit of 1000
          {person(id: "x") {relationships {otherPerson {relationships {id}}}}}     | fields, counted for each item of a page, than the limit of 1000
          {network(person: "x") {nodes {id hops kind} edges {from to kind}}}       | fields, counted for each item of a page, than the limit of 1000
          {persons(first: 2147483647) {totalCount nodes {id}}}                     | fields, counted for each item of a page, than the limit of 1000
          {a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename g: __typename h: __typename i: __typename j: __typename k: __typename} | aliases than the limit of 10
          {__schema {a: types {name} b: types {name} c: types {name} d: types {name} e: types {name} f: types {name} g: types {name} h: types {name} i: types {name} j: types {name} k: types {name}}} | aliases than the limit of 10
          {__typename @include(if: true) @a @b @c @d @e}                           | directives than the limit of 5
          query @a @b @c @d @e @f {__typename}                                     | directives than the limit of 5
          {... @a @b @c @d @e @f {__typename}}                                     | directives than the limit of 5
          """)
  void eachLimitIsNamed(String query, String limit) {
    refused(client.ask(query, InMemoryClient.json("{\"n\": 200}")), limit);
  }

  @Test
  void aDocumentOfManyTokensIsNotParsed() {
    refused(client.ask("{__typename " + "a ".repeat(3_000) + "}"), "tokens than the limit of 2000");
    refused(client.ask("{__typename " + "@a".repeat(1_500) + "}"), "tokens than the limit of 2000");
  }

  @Test
  void aDocumentOfManyBracketsIsNotParsed() {
    String deep = "[".repeat(600) + "]".repeat(600);
    refused(client.ask("{persons(first: " + deep + ") {totalCount}}"), "brackets within brackets");
  }

  @Test
  void aPageIsOfBoundedSize() {
    JsonObject error = client.error("{persons(first: 201) {totalCount}}");
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals("first", error.getString("field"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {__schema {types {fields {type {fields {type {fields {name}}}}}}}}
          {a: __schema {types {name}} b: __schema {types {name}}}
          {__type(name: "Person") {fields {type {fields {name}}}}}
          {__type(name: "Person") {possibleTypes {possibleTypes {name}}}}
          """)
  void theSchemaIsNotAskedForWithoutEnd(String query) {
    assertEquals("TOO_COMPLEX", client.error(query).getString("code"));
  }

  @Test
  void whatIsWithinTheLimitsIsAnswered() {
    assertFalse(
        client
            .ask(
                "{persons(first: 20) {nodes {id tags contacts {id} events(first: 5) {totalCount}}}}")
            .containsKey("errors"));
    assertFalse(
        client
            .ask("{events(first: 20) {nodes {cid causedBy {cid} caused(first: 5) {totalCount}}}}")
            .containsKey("errors"));
    assertFalse(client.ask("{persons {nodes {relationships {id}}}}").containsKey("data"));
    assertFalse(
        client
            .ask(
                "{network(person: \"0b0c6f9e-0000-4000-8000-000000000001\") {nodes {id hops} edges {from to}}}")
            .containsKey("errors"));
  }

  @Test
  void anAnswerThatTakesTooLongIsGivenUp() {
    GraphQLExecution stuck =
        new GraphQLExecution(
            client.schema, LIMITS, PersistedDocuments.NONE, Duration.ofMillis(1), true, _ -> {});
    GraphQLAnswer answer =
        stuck.answer(
            GraphQLRequest.of(InMemoryClient.json("{\"query\": \"{__typename}\"}")),
            Caller.trusted("user:ada"));
    assertEquals("TIMEOUT", answer.firstCode());
    assertTrue(answer.toJson().contains("longer than the limit of PT0.001S"), answer.toJson());
  }

  private static void refused(JsonObject answer, String limit) {
    assertFalse(answer.containsKey("data"), answer.toString());
    assertEquals("TOO_COMPLEX", InMemoryClient.error(answer).getString("code"), answer.toString());
    String message = answer.getJsonArray("errors").getJsonObject(0).getString("message");
    assertTrue(message.contains(limit), message);
  }
}
