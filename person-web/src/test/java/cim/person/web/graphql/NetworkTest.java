package cim.person.web.graphql;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");
  private static final LocalDate LONG_AGO = LocalDate.of(2001, 2, 3);
  private static final LocalDate FAR_AWAY = LocalDate.of(2999, 2, 3);
  private static final int MOST = 12;

  private final InMemoryClient client = new InMemoryClient();
  private final Map<String, String> names = new HashMap<>();
  private final PersonId ada = created("ada");
  private final PersonId bo = created("bo");
  private final PersonId cy = created("cy");
  private final ForeignId works = new ForeignId(UUID.randomUUID());

  NetworkTest() {
    names.put(works.toString(), "works");
  }

  @Test
  void relationsLeadBothWaysAndOrganizationsNotBeyond() {
    relate(ada, bo, RelationKind.MENTOR);
    relate(cy, bo, RelationKind.CHILD);
    relate(cy, ada, RelationKind.FRIEND);
    PersonId dee = created("dee");
    relate(dee, cy, RelationKind.SIBLING);
    employ(bo);
    client.happened(
        dee, AT, new AffiliationAdded(part(), works, AffiliationKind.MEMBER, LONG_AGO, null));
    employ(created("eve"));
    seeNetwork(bo, 1, "bo 0, ada 1, cy 1, works 1", "ada-bo, bo-works, cy-ada, cy-bo");
    seeNetwork(ada, 1, "ada 0, bo 1, cy 1", "ada-bo, cy-ada, cy-bo");
    seeNetwork(
        ada,
        2,
        "ada 0, bo 1, cy 1, dee 2, works 2",
        "ada-bo, bo-works, cy-ada, cy-bo, dee-cy, dee-works");
    seeNetwork(
        ada,
        3,
        "ada 0, bo 1, cy 1, dee 2, works 2",
        "ada-bo, bo-works, cy-ada, cy-bo, dee-cy, dee-works");
  }

  @Test
  void anEdgeSaysWhatConnects() {
    relate(ada, bo, RelationKind.PARENT);
    employ(ada);
    client.happened(
        ada, AT, new AffiliationAdded(part(), works, AffiliationKind.MEMBER, LONG_AGO, null));
    assertEquals(
        List.of(
            "{\"kind\":\"RELATION\",\"relation\":\"PARENT\",\"affiliation\":null}",
            "{\"kind\":\"EMPLOYMENT\",\"relation\":null,\"affiliation\":null}",
            "{\"kind\":\"AFFILIATION\",\"relation\":null,\"affiliation\":\"%s\"}"
                .formatted(AffiliationKind.MEMBER)),
        network(ada, 1, "edges {kind relation affiliation}").getJsonArray("edges").stream()
            .map(JsonValue::toString)
            .toList());
  }

  @Test
  void whatHasEndedIsNotFollowed() {
    PartId relation = relate(ada, bo, RelationKind.COLLEAGUE);
    PartId employment = employ(ada);
    client.happened(ada, AT, new EmploymentEnded(employment, FAR_AWAY, null));
    seeNetwork(ada, 1, "ada 0, bo 1, works 1", "ada-bo, ada-works");
    client.happened(ada, AT, new RelationEnded(relation, null, null));
    client.happened(ada, AT, new EmploymentEnded(employment, LONG_AGO, null));
    seeNetwork(ada, 1, "ada 0", "");
    seeNetwork(bo, 1, "bo 0", "");
  }

  @Test
  void aMergeConnects() {
    relate(cy, ada, RelationKind.FRIEND);
    client.happened(ada, AT, new MergedInto(bo, MergeReason.DUPLICATE_IDENTITY));
    client.happened(bo, AT, new Absorbed(ada));
    seeNetwork(bo, 2, "bo 0, ada 1, cy 2", "ada-bo, cy-ada");
    seeNetwork(ada, 1, "ada 0, bo 1, cy 1", "ada-bo, cy-ada");
  }

  @Test
  void aLargeNetworkIsCutAndSaysSo() {
    for (int i = 3; i < MOST; i++) {
      relate(
          i % 2 == 0 ? created("p" + i) : ada,
          i % 2 == 0 ? ada : created("p" + i),
          RelationKind.FRIEND);
    }
    relate(ada, bo, RelationKind.FRIEND);
    relate(cy, ada, RelationKind.FRIEND);
    JsonObject whole = network(ada, 1, "truncated nodes {id} edges {to}");
    assertFalse(whole.getBoolean("truncated"));
    assertEquals(MOST, whole.getJsonArray("nodes").size());
    employ(ada);
    JsonObject cut = network(ada, 3, "truncated nodes {id} edges {to}");
    assertTrue(cut.getBoolean("truncated"));
    assertEquals(whole.getJsonArray("nodes"), cut.getJsonArray("nodes"));
    assertEquals(whole.getJsonArray("edges"), cut.getJsonArray("edges"));
  }

  @Test
  void nobodyHasNoNetwork() {
    seeNetwork(new PersonId(UUID.randomUUID()), 3, "", "");
  }

  @Test
  void aHopTakesTwoCallsHoweverManyPersonsAreThere() {
    for (PersonId near : List.of(bo, cy)) {
      relate(ada, near, RelationKind.FRIEND);
      for (int i = 0; i < 3; i++) {
        relate(near, created("far"), RelationKind.FRIEND);
      }
    }
    client.node.calls.set(0);
    assertEquals(
        9, network(ada, 3, "nodes {person {id name {given}}}").getJsonArray("nodes").size());
    assertEquals(1 + 3 * 2, client.node.calls.get());
  }

  private void seeNetwork(PersonId person, int depth, String nodes, String edges) {
    JsonObject network =
        network(person, depth, "truncated nodes {id kind hops person {id}} edges {from to}");
    assertEquals(
        nodes,
        network.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
            .map(this::text)
            .sorted(comparing((String text) -> text.split(" ", 2)[1]).thenComparing(naturalOrder()))
            .collect(joining(", ")));
    assertEquals(
        edges,
        network.getJsonArray("edges").getValuesAs(JsonObject.class).stream()
            .map(edge -> name(edge.getString("from")) + "-" + name(edge.getString("to")))
            .sorted()
            .collect(joining(", ")));
  }

  private String text(JsonObject node) {
    boolean isPerson = node.getString("kind").equals("PERSON");
    assertEquals(!isPerson, node.isNull("person"));
    if (isPerson) {
      assertEquals(node.getString("id"), node.getJsonObject("person").getString("id"));
    }
    return name(node.getString("id")) + " " + node.getInt("hops");
  }

  private String name(String id) {
    return names.getOrDefault(id, id);
  }

  private JsonObject network(PersonId person, int depth, String selection) {
    return client
        .data("{network(person: \"%s\", depth: %d) {%s}}".formatted(person, depth, selection))
        .getJsonObject("network");
  }

  private PersonId created(String name) {
    PersonId person = new PersonId(UUID.randomUUID());
    client.happened(person, AT, new Created(Examples.western(name, "Lovelace"), null));
    names.put(person.toString(), name);
    return person;
  }

  private PartId relate(PersonId holder, PersonId other, RelationKind kind) {
    PartId relation = part();
    client.happened(holder, AT, new PersonRelated(relation, other, kind, null, null));
    return relation;
  }

  private PartId employ(PersonId person) {
    PartId employment = part();
    EmploymentRole role = new EmploymentRole("Engineer", null, null);
    client.happened(
        person, AT, new EmploymentAdded(employment, works, role, null, null, LONG_AGO, null));
    return employment;
  }

  private static PartId part() {
    return new PartId(UUID.randomUUID());
  }
}
