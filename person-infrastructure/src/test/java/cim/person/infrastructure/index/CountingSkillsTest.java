package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.queries.SkillCount;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRemoved;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountingSkillsTest extends OnLists {
  @Test
  void theMostUsualSkillsComeFirstAndEqualOnesByName() throws Exception {
    persons(3, "Java");
    persons(2, "C++", "C#");
    persons(1, "COBOL");
    lists.catchUp();
    assertEquals(
        List.of(
            new SkillCount("Java", 3),
            new SkillCount("C#", 2),
            new SkillCount("C++", 2),
            new SkillCount("COBOL", 1)),
        lists.search().skills("", 10));
    assertEquals(
        List.of(new SkillCount("C#", 2), new SkillCount("C++", 2), new SkillCount("COBOL", 1)),
        lists.search().skills("c", 10));
    assertEquals(List.of(new SkillCount("C#", 2)), lists.search().skills("C", 1));
    assertEquals(List.of(), lists.search().skills("x", 10));
  }

  @Test
  void spellingsOfOneSkillAreOneAndTheMostUsualIsShown() throws Exception {
    persons(2, "Résumé Writing");
    persons(1, "resume writing");
    persons(1, "RESUME WRITING", "Résumé writing");
    lists.catchUp();
    assertEquals(List.of(new SkillCount("Résumé Writing", 4)), lists.search().skills("RÉS", 10));
  }

  @Test
  void whoWasMergedDoesNotCountAndItsSkillsCountForTheSurvivor() throws Exception {
    PersonId source = persons(1, "Java").getFirst();
    PersonId target = persons(1, "Go").getFirst();
    chronicle.record(source, new MergedInto(target, MergeReason.DUPLICATE_IDENTITY));
    chronicle.record(target, new Absorbed(source));
    lists.catchUp();
    assertEquals(
        List.of(new SkillCount("Go", 1), new SkillCount("Java", 1)), lists.search().skills("", 10));
  }

  @Test
  void countsAreExactWhateverChanges() throws Exception {
    Random random = new Random(20261124);
    List<String> names = List.of("Java", "Go", "Rust", "C");
    List<PersonId> persons = persons(50);
    Map<PersonId, Set<String>> held = new HashMap<>();
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 40; i++) {
        PersonId person = persons.get(random.nextInt(persons.size()));
        int skill = random.nextInt(names.size());
        Set<String> own = held.computeIfAbsent(person, _ -> new HashSet<>());
        PartId id = new PartId(new UUID(0, skill));
        if (own.remove(names.get(skill))) {
          chronicle.record(person, new SkillRemoved(id, null));
        } else {
          own.add(names.get(skill));
          chronicle.record(person, skill(id, names.get(skill)));
        }
      }
      lists.catchUp();
      assertEquals(
          held.values().stream()
              .flatMap(Set::stream)
              .collect(Collectors.groupingBy(name -> name, Collectors.summingInt(_ -> 1))),
          lists.search().skills("", 10).stream()
              .collect(Collectors.toMap(SkillCount::name, SkillCount::persons)));
    }
  }

  private List<PersonId> persons(int count, String... skills) {
    return IntStream.range(0, count)
        .mapToObj(_ -> chronicle.create("Ada", "Lovelace"))
        .peek(
            person -> {
              for (int i = 0; i < skills.length; i++) {
                chronicle.record(person, skill(new PartId(new UUID(0, i)), skills[i]));
              }
            })
        .toList();
  }

  private static SkillAdded skill(PartId id, String name) {
    return new SkillAdded(id, name, "any", Proficiency.ADVANCED, null);
  }
}
