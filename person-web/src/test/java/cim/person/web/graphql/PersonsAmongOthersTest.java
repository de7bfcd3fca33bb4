package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Both ends of relations and merges, and how many calls they take to load.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonsAmongOthersTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");

  private final InMemoryClient client = new InMemoryClient();
  private PersonId ada;
  private PersonId bo;

  @BeforeEach
  void twoAnew() {
    ada = created("Ada");
    bo = created("Bo");
  }

  @Test
  void aPersonShowsWhatItHoldsAndWhatOthersHoldOnIt() {
    relate(ada, bo, RelationKind.MENTOR);
    relate(bo, ada, RelationKind.FRIEND);
    relate(created("Cy"), ada, RelationKind.PARENT);
    assertEquals(
        List.of(
            "{\"kind\":\"MENTOR\",\"inverse\":false,\"otherPerson\":{\"name\":{\"given\":[\"Bo\"]}}}",
            "{\"kind\":\"FRIEND\",\"inverse\":true,\"otherPerson\":{\"name\":{\"given\":[\"Bo\"]}}}",
            "{\"kind\":\"CHILD\",\"inverse\":true,\"otherPerson\":{\"name\":{\"given\":[\"Cy\"]}}}"),
        relationships(ada, "").stream().map(JsonObject::toString).toList());
  }

  @ParameterizedTest
  @EnumSource(RelationKind.class)
  void aRelationIsTurnedRoundWhereThereIsAWordForIt(RelationKind kind) {
    relate(bo, ada, kind);
    RelationKind turned =
        switch (kind) {
          case PARENT -> RelationKind.CHILD;
          case CHILD -> RelationKind.PARENT;
          default -> kind;
        };
    JsonObject edge = relationships(ada, "").getFirst();
    assertEquals(turned.name(), edge.getString("kind"));
    assertEquals(true, edge.getBoolean("inverse"));
  }

  @Test
  void anEndedRelationIsShownOnlyByWhoHeldIt() {
    PartId relation = relate(ada, bo, RelationKind.COLLEAGUE);
    client.happened(ada, AT, new RelationEnded(relation, null, "left"));
    JsonObject data =
        client.data(
            "{a: person(id: \"%s\") {relationships {id ended}} b: person(id: \"%s\") {relationships {id ended}}}"
                .formatted(ada, bo));
    assertEquals(
        "{\"relationships\":[{\"id\":\"%s\",\"ended\":true}]}".formatted(relation),
        data.getJsonObject("a").toString());
    assertEquals("{\"relationships\":[]}", data.getJsonObject("b").toString());
  }

  @Test
  void thePastShowsOnlyWhatThePersonHeld() {
    relate(ada, bo, RelationKind.MENTOR);
    relate(bo, ada, RelationKind.FRIEND);
    assertEquals(1, relationships(ada, ", asOf: {revision: 2}").size());
    JsonObject both =
        client.data(
            "{now: person(id: \"%1$s\") {relationships {id}} then: person(id: \"%1$s\", asOf: {revision: 2}) {relationships {id}}}"
                .formatted(ada));
    assertEquals(2, both.getJsonObject("now").getJsonArray("relationships").size());
    assertEquals(1, both.getJsonObject("then").getJsonArray("relationships").size());
  }

  @Test
  void aMergeIsSeenFromBothSides() {
    client.happened(ada, AT, new MergedInto(bo, MergeReason.DUPLICATE_IDENTITY));
    client.happened(bo, AT, new Absorbed(ada));
    JsonObject data =
        client.data(
            "{ada: person(id: \"%s\") {mergedInto {id} absorbed {id}} bo: person(id: \"%s\") {mergedInto {id} absorbed {id}}}"
                .formatted(ada, bo));
    assertEquals(
        "{\"mergedInto\":{\"id\":\"%s\"},\"absorbed\":[]}".formatted(bo),
        data.getJsonObject("ada").toString());
    assertEquals(
        "{\"mergedInto\":null,\"absorbed\":[{\"id\":\"%s\"}]}".formatted(ada),
        data.getJsonObject("bo").toString());
  }

  @Test
  void aListOfPersonsLoadsWhatIsAroundThemInOneCallForEachField() {
    for (int i = 0; i < 20; i++) {
      PersonId person = created("Person " + i);
      relate(person, i % 2 == 0 ? ada : bo, RelationKind.FRIEND);
      client.happened(person, AT, new MergedInto(bo, MergeReason.USER_REQUESTED));
      client.happened(bo, AT, new Absorbed(person));
    }
    client.node.calls.set(0);
    client.data(
        "{persons(first: 50) {nodes {mergedInto {id} absorbed {id} relationships {otherPerson {id}}}}}");
    assertEquals(4, client.node.calls.get());
  }

  private List<JsonObject> relationships(PersonId person, String asOf) {
    return client
        .data(
            "{person(id: \"%s\"%s) {relationships {kind inverse otherPerson {name {given}}}}}"
                .formatted(person, asOf))
        .getJsonObject("person")
        .getJsonArray("relationships")
        .getValuesAs(JsonObject.class);
  }

  private PersonId created(String name) {
    PersonId person = new PersonId(UUID.randomUUID());
    client.happened(person, AT, new Created(Examples.western(name, "Lovelace"), null));
    return person;
  }

  private PartId relate(PersonId holder, PersonId other, RelationKind kind) {
    PartId relation = new PartId(UUID.randomUUID());
    client.happened(holder, AT, new PersonRelated(relation, other, kind, null, null));
    return relation;
  }
}
