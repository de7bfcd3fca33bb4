package cim.person.web.graphql;

import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.QueryLimits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraphQLTest {
  private static final InMemoryNode NODE = new InMemoryNode();
  private static final GraphQLExecution EXECUTION =
      new GraphQLExecution(
          InMemorySchema.over(NODE),
          new QueryLimits(12, 50_000, 100, 20),
          Duration.ofSeconds(30),
          Thread.ofVirtual().factory());

  static final String CREATE =
      """
      mutation {createPerson(input: {name: {given: ["Ada"], family: ["Lovelace"], convention: WESTERN}, activate: true,
        contacts: [{contact: {email: "Ada@Example.org"}, use: WORK, preferred: true}, {contact: {phone: {number: "044 668 18 00", region: "CH"}}, use: HOME}]}) {
        person {id revision head position createdAt lifecycle {state since reason} name {display display2: display(style: SORTING) given family}
          contacts {id kind use preferred value {__typename ... on Email {address} ... on Phone {number}}} emails: contacts(kind: EMAIL) {kind} events(first: 2) {totalCount pageInfo {hasNextPage endCursor} nodes {seq type family}}}
        receipt {commandId revision position replayed events {cid seq position family type at actor command correlation cause prev block data {__typename ... on Created {type name {given}} ... on Activated {type} ... on ContactAdded {contactId preferred}}}}
        rejection {code message field}}}
      """;

  @Test
  void all() {
    System.out.println(ask(CREATE));
    System.out.println(
        ask(
            "{persons {totalCount nodes {id}} events {nodes {cid}} projections {name position state lagEvents setAside}}"));
    System.out.println(
        ask("mutation {suspendPerson(input: {person: \"x\", reason: \" \"}) {rejection {code}}}"));
    System.out.println(
        ask(
            "mutation {suspendPerson(input: {person: \"0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21\", reason: \" \"}) {rejection {code}}}"));
    System.out.println(
        ask(
            "mutation {suspendPerson(input: {person: \"0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21\", reason: \"s\"}) {rejection {code message}}}"));
    System.out.println(
        ask(
            "mutation {updateName(input: {person: \"0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21\", reason: FOO}) {rejection {code message}}}"));
    System.out.println(
        ask(
            "mutation {updateName(input: {person: \"0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21\", reason: OTHER, effectiveOn: \"2025-02-30\", name: {given: [\"\"], convention: WESTERN}}) {rejection {code message}}}"));
    System.out.println(ask("{persons(first: 201) {totalCount}}"));
    System.out.println(
        ask(
            "{persons(first: 2, after: \"x\", orderBy: {field: NAME, direction: DESC, locale: \"sv\"}) {totalCount}}"));
    System.out.println(
        ask("{person(id: \"0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21\", atLeast: \"1000\") {id}}"));
    System.out.println(ask("{nope} }"));
    System.out.println(ask("{nope}"));
    System.out.println(ask("{event(cid: \"x\") {cid}}"));
    System.out.println(ask("subscription {personEvents {cid}}"));
    System.out.println(
        ask(
            "mutation {addContact(input: {person: \"0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21\", use: WORK, contact: {email: \"a@b.c\", phone: {number: \"1\"}}}) {rejection {code message}}}"));
    NODE.store.setDown(true);
    System.out.println(ask(CREATE));
  }

  static JsonObject ask(String query) {
    GraphQLRequest request =
        GraphQLRequest.of(Json.createObjectBuilder().add("query", query).build());
    GraphQLAnswer answer = EXECUTION.answer(request, "user:ada");
    try (var reader = Json.createReader(new StringReader(answer.toJson()))) {
      return reader.readObject();
    }
  }
}
