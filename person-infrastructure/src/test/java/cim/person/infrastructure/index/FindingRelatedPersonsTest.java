package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who says of a person what it is to them.
class FindingRelatedPersonsTest extends OnLists {
  private static final PartId FIRST = new PartId(new UUID(0, 1));
  private static final PartId SECOND = new PartId(new UUID(0, 2));

  private final PersonId ada = chronicle.create("Ada", "Lovelace");
  private final PersonId anne = chronicle.create("Anne", "Milbanke");
  private final PersonId charles = chronicle.create("Charles", "Babbage");

  @Test
  void everyoneIsFoundByThePersonsThatTheyName() throws Exception {
    relate(ada, FIRST, charles);
    relate(ada, SECOND, anne);
    relate(charles, FIRST, ada);
    relate(anne, FIRST, ada);
    lists.catchUp();
    assertEquals(
        Map.of(ada, sorted(anne, charles), charles, List.of(ada), anne, List.of(ada)),
        related(10, ada, charles, anne));
  }

  @Test
  void nobodyIsFoundForWhomNobodyNames() throws Exception {
    PersonId unknown = new PersonId(UUID.randomUUID());
    assertEquals(Map.of(ada, List.of()), related(10, ada));
    relate(ada, FIRST, charles);
    lists.catchUp();
    assertEquals(Map.of(ada, List.of(), unknown, List.of()), related(10, ada, unknown));
    assertEquals(Map.of(), related(10));
  }

  @Test
  void aRelationThatHasEndedCountsNoMoreUnlessThereIsAnother() throws Exception {
    relate(ada, FIRST, charles);
    relate(ada, SECOND, charles);
    relate(anne, FIRST, charles);
    chronicle.record(ada, new RelationEnded(FIRST, null, null));
    chronicle.record(anne, new RelationEnded(FIRST, null, null));
    lists.catchUp();
    assertEquals(Map.of(charles, List.of(ada)), related(10, charles));
  }

  @Test
  void aRelationCountsForThePersonThatItPointsToNow() throws Exception {
    relate(ada, FIRST, charles);
    lists.catchUp();
    chronicle.record(ada, new RelationRepointed(FIRST, anne, charles));
    lists.catchUp();
    assertEquals(Map.of(charles, List.of(), anne, List.of(ada)), related(10, charles, anne));
  }

  @Test
  void thereAreAtMostAsManyAsAskedForEachTheFirstByTheirIds() throws Exception {
    List<PersonId> friends = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      PersonId friend = chronicle.create("Friend", String.valueOf(i));
      friends.add(friend);
      relate(friend, FIRST, ada);
      relate(friend, SECOND, i % 2 == 0 ? anne : charles);
      if (i % 10 == 9) {
        lists.catchUp(); // Each time in another segment of the index.
      }
    }
    Map<PersonId, List<PersonId>> related = related(7, ada, anne, charles);
    List<PersonId> all = sorted(friends.toArray(PersonId[]::new));
    assertEquals(all.subList(0, 7), related.get(ada));
    assertEquals(
        all.stream().filter(friend -> friends.indexOf(friend) % 2 == 0).limit(7).toList(),
        related.get(anne));
    assertEquals(
        all.stream().filter(friend -> friends.indexOf(friend) % 2 == 1).limit(7).toList(),
        related.get(charles));
    assertEquals(Map.of(ada, all), related(1_000, ada));
    assertEquals(all, relatedToAny(1_000, ada, anne, charles));
    assertEquals(all.subList(0, 7), relatedToAny(7, anne, charles));
  }

  @Test
  void whatTheRecordDoesNotSayAnyMoreIsNotAnsweredFromAnOlderIndex() throws Exception {
    relate(ada, FIRST, charles);
    lists.catchUp();
    chronicle.record(ada, new RelationEnded(FIRST, null, null));
    lists.recordsCatchUp();
    assertEquals(Map.of(charles, List.of()), related(10, charles));
    assertEquals(List.of(), relatedToAny(10, charles));
  }

  private void relate(PersonId person, PartId id, PersonId other) {
    chronicle.record(person, new PersonRelated(id, other, RelationKind.FRIEND, null, null));
  }

  private Map<PersonId, List<PersonId>> related(int limit, PersonId... ids) {
    Map<PersonId, List<PersonId>> related = new LinkedHashMap<>();
    lists
        .persons()
        .relatedTo(List.of(ids), limit)
        .forEach((id, found) -> related.put(id, found.stream().map(PersonRecord::id).toList()));
    return related;
  }

  private List<PersonId> relatedToAny(int limit, PersonId... ids) {
    return lists.persons().relatedToAny(List.of(ids), limit).stream()
        .map(PersonRecord::id)
        .toList();
  }

  private static List<PersonId> sorted(PersonId... ids) {
    return List.of(ids).stream().sorted(Comparator.comparing(PersonId::toString)).toList();
  }
}
