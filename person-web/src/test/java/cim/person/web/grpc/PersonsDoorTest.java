package cim.person.web.grpc;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ErrorCode;
import cim.person.application.data.ClientInput;
import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.state.RejectionCode;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.InMemoryNode;
import cim.person.web.graphql.Lookup;
import cim.person.web.graphql.Pages;
import cim.person.web.graphql.PersonFilters;
import cim.person.web.grpc.Answers.ExecuteResponse;
import cim.person.web.grpc.Answers.ListPersonsResponse;
import cim.person.web.grpc.Problems.NoSuchPerson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonsDoorTest {
  private static final String ADA = Examples.ADAS_ID.toString();
  private static final String OTHER = "0199a1c2-7c1e-7d10-9000-000000000002";

  private final Protocol protocol = Protocol.persons();
  private final InMemoryNode node = new InMemoryNode();
  private final PersonsDoor door =
      new PersonsDoor(
          node.handler,
          node,
          new Lookup(node, new TimeTravel(node.store, node)),
          new PersonFilters(50, 5, InstantSource.system()),
          new Freshness(node, Duration.ofMillis(10)),
          new Pages(20, 200),
          node.names,
          node);

  @Test
  void everyCommandIsCarriedOutAndThePersonIsShownWithAllOfIt() {
    give(OTHER, Map.of("createPerson", name("Charles")));
    for (PersonCommand command : OneOfEach.commands()) {
      if (!(command instanceof ByPolicy)) {
        ExecuteResponse answer = give(ADA, Map.of(field(command), ClientInput.of(command)));
        assertTrue((answer.receipt() == null) != (answer.rejection() == null));
        MessageData.write(protocol.message("ExecuteResponse"), RecordData.write(answer));
      }
    }
    ListPersonsResponse everyone = door.persons(Map.of());
    assertEquals(2, everyone.totalSize());
  }

  @Test
  void aCommandSentAgainGetsItsFirstReceipt() {
    Map<String, Object> request = new HashMap<>(Map.of("createPerson", name("Ada")));
    request.put("commandId", UUID.randomUUID().toString());
    assertTrue(receipt(door.execute(request, "user:x")).events().size() == 1);
    assertTrue(receipt(door.execute(request, "user:x")).replayed());
  }

  @Test
  void aRejectionIsAnAnswer() {
    ExecuteResponse answer = give(ADA, Map.of("suspendPerson", Map.of("reason", "r")));
    assertNull(answer.receipt());
    assertEquals(RejectionCode.PERSON_NOT_FOUND, requireNonNull(answer.rejection()).code());
  }

  @Test
  void aBadFieldIsNamedByItsPathInTheRequest() {
    assertField("command", Map.of("person", ADA));
    assertField("person", Map.of("suspendPerson", Map.of("reason", "r")));
    assertField("person", Map.of("person", "ada", "suspendPerson", Map.of("reason", "r")));
    assertField("suspendPerson.reason", Map.of("person", ADA, "suspendPerson", Map.of()));
    assertField("commandId", Map.of("commandId", "1", "createPerson", name("Ada")));
    assertField("correlationId", Map.of("correlationId", "1", "createPerson", name("Ada")));
    assertField("cause", Map.of("cause", "1", "createPerson", name("Ada")));
    assertField("expectedRevision", Map.of("expectedRevision", -1L, "createPerson", name("Ada")));
    assertBad("id", () -> door.person(Map.of()));
    assertBad("id", () -> door.person(Map.of("id", "ada")));
    assertBad("asOf", () -> door.person(Map.of("id", ADA, "asOf", Map.of())));
    assertBad("asOf.time", () -> door.person(Map.of("id", ADA, "asOf", Map.of("time", "now"))));
    assertBad("pageSize", () -> door.persons(Map.of("pageSize", 201)));
    assertBad("pageToken", () -> door.persons(Map.of("pageToken", "x")));
    assertBad("filter.email", () -> door.persons(Map.of("filter", Map.of("email", "x"))));
    assertBad("after", () -> door.events(Map.of("after", "-1")));
    assertBad("person", () -> door.events(Map.of("person", "x")));
    assertBad("families[0]", () -> door.events(Map.of("families", List.of("NOPE"))));
  }

  @Test
  void personsComeInPages() {
    give(ADA, Map.of("createPerson", name("Ada")));
    give(OTHER, Map.of("createPerson", name("Charles")));
    ListPersonsResponse first = door.persons(Map.of("pageSize", 1));
    ListPersonsResponse second =
        door.persons(Map.of("pageSize", 1, "pageToken", String.valueOf(first.nextPageToken())));
    assertEquals(ADA, first.persons().getFirst().id().toString());
    assertEquals(OTHER, second.persons().getFirst().id().toString());
    assertNull(second.nextPageToken());
  }

  @Test
  void aPersonIsFoundAsItWas() {
    assertThrows(NoSuchPerson.class, () -> door.person(Map.of("id", ADA)));
    give(ADA, Map.of("createPerson", name("Ada")));
    give(ADA, Map.of("activatePerson", Map.of()));
    assertEquals(2, door.person(Map.of("id", ADA)).person().revision());
    assertEquals(
        1, door.person(Map.of("id", ADA, "asOf", Map.of("revision", 1))).person().revision());
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAStatus(ErrorCode code) {
    assertNotNull(Problems.status(code));
  }

  private ExecuteResponse give(String person, Map<String, Object> command) {
    Map<String, Object> request = new HashMap<>(command);
    request.put("person", person);
    return door.execute(request, "user:test");
  }

  private void assertField(String field, Map<String, Object> request) {
    assertBad(field, () -> door.execute(request, "user:test"));
  }

  private static void assertBad(String field, Runnable asking) {
    assertEquals(field, assertThrows(MalformedData.class, asking::run).field());
  }

  private static Answers.ReceiptMessage receipt(ExecuteResponse answer) {
    return requireNonNull(answer.receipt());
  }

  private static String field(PersonCommand command) {
    String type = command.getClass().getSimpleName();
    return Character.toLowerCase(type.charAt(0)) + type.substring(1);
  }

  private static Map<String, Object> name(String given) {
    return Map.of("name", Map.of("given", List.of(given), "convention", "MONONYMIC"));
  }
}
