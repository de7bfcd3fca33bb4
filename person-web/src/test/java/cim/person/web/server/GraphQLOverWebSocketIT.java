package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphQLOverWebSocketIT extends OnTheServer {
  @Test
  void aSubscriberGetsThePastAndThenWhatComesNothingTwice() throws InterruptedException {
    String id = create();
    suspendAndReactivate(id, 5);
    try (Talk talk = Talk.begun()) {
      talk.subscribe(
          "1", "subscription {personEvents(person: \"%s\", after: \"0\") {seq}}".formatted(id));
      List<JsonObject> past = talk.events(12);
      suspendAndReactivate(id, 5);
      List<JsonObject> live = talk.events(10);
      assertEquals(IntStream.rangeClosed(1, 12).boxed().toList(), seqs(past));
      assertEquals(IntStream.rangeClosed(13, 22).boxed().toList(), seqs(live));
      talk.say("{\"id\": \"1\", \"type\": \"complete\"}");
      talk.subscribe("1", "{persons {totalCount}}");
      assertTrue(talk.hear("next").getJsonObject("payload").containsKey("data"));
      talk.hear("complete");
    }
  }

  @Test
  void aSubscriberToWhatComesGetsOnlyTheFamiliesThatItAskedFor() throws InterruptedException {
    String id = create();
    try (Talk talk = Talk.begun()) {
      talk.subscribe(
          "live",
          "subscription {personEvents(person: \"%s\", families: [COMPONENTS]) {type}}"
              .formatted(id));
      talk.subscribe("sync", "{persons {totalCount}}");
      talk.hear("next");
      talk.hear("complete");
      suspendAndReactivate(id, 1);
      node.data(
          """
          mutation {addContact(input: {person: "%s", contact: {email: "a@example.org"}, use: WORK}) {receipt {revision}}}
          """
              .formatted(id));
      assertEquals("components.contact-added", talk.events(1).getFirst().getString("type"));
    }
  }

  @Test
  void aSubscriberThatIsTooSlowIsToldWhereToResume() throws InterruptedException {
    String id = create();
    String fields =
        String.join(" ", IntStream.range(0, 99).mapToObj(i -> "b" + i + ": block").toList());
    try (Talk talk = Talk.begun()) {
      talk.subscribe(
          "1",
          "subscription {personEvents(person: \"%s\", after: \"0\") {position %s}}"
              .formatted(id, fields));
      String last = talk.events(2).getLast().getString("position");
      talk.stopReading();
      suspendAndReactivate(id, 400);
      talk.readOn();
      Talk.Ending ending = talk.ending();
      assertEquals(4429, ending.code());
      long resume = Long.parseLong(ending.reason().replaceAll("\\D", ""));
      assertTrue(resume >= Long.parseLong(last), ending.reason());
    }
  }

  @Test
  void messagesOutOfPlaceEndTheConnectionWithTheProtocolsCodes() throws InterruptedException {
    assertEnding(4400, "not json");
    assertEnding(4400, "{\"type\": \"nonsense\"}");
    assertEnding(
        4401,
        "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{persons {totalCount}}\"}}");
    assertEnding(4429, "{\"type\": \"connection_init\"}", "{\"type\": \"connection_init\"}");
    String subscribe =
        "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"subscription {personEvents {cid}}\"}}";
    assertEnding(4409, "{\"type\": \"connection_init\"}", subscribe, subscribe);
    try (Talk talk = new Talk("graphql-ws")) {
      assertEquals(4406, talk.ending().code());
    }
  }

  @Test
  void aMalformedOperationIsAnErrorOfItsOwn() throws InterruptedException {
    try (Talk talk = Talk.begun()) {
      talk.say("{\"type\": \"ping\"}");
      talk.hear("pong");
      talk.subscribe("1", "subscription {nope}");
      JsonObject error = talk.hear("error").getJsonArray("payload").getJsonObject(0);
      assertEquals("INVALID_INPUT", error.getJsonObject("extensions").getString("code"));
    }
  }

  private static void assertEnding(int code, String... messages) {
    try (Talk talk = new Talk("graphql-transport-ws")) {
      for (String message : messages) {
        talk.say(message);
      }
      assertEquals(code, talk.ending().code(), String.join(", ", messages));
    }
  }

  private static List<Integer> seqs(List<JsonObject> events) {
    return events.stream().map(event -> event.getInt("seq")).toList();
  }

  private static String create() throws InterruptedException {
    return node.data(
            """
            mutation {createPerson(input: {name: {given: ["Ada"], convention: MONONYMIC}, activate: true}) {person {id}}}
            """)
        .getJsonObject("createPerson")
        .getJsonObject("person")
        .getString("id");
  }

  private static void suspendAndReactivate(String id, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      node.data(
          """
          mutation {
            suspendPerson(input: {person: "%1$s", reason: "test"}) {rejection {code}}
            reactivatePerson(input: {person: "%1$s"}) {rejection {code}}}
          """
              .formatted(id));
    }
  }
}
