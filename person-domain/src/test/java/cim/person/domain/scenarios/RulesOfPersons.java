package cim.person.domain.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Employment;
import cim.person.domain.state.Endorsement;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.Lifecycle.Merged;
import cim.person.domain.state.Part;
import cim.person.domain.state.Person;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.values.Email;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is true of a person at any time.
final class RulesOfPersons {
  private static final int MOST_PARTS = 4;

  private RulesOfPersons() {}

  static void check(RandomWorld world, PersonId id) {
    Person person = world.person(id);
    assertTrue(person.name() != null);
    checkParts(person);
    checkContacts(person.parts(HeldContact.class));
    person.parts(Skill.class).forEach(skill -> checkEndorsements(id, skill.endorsements()));
    person.parts(Relationship.class).forEach(relation -> assertNotEquals(id, relation.other()));
    person.parts(Employment.class).forEach(work -> assertNotEquals(id, work.manager()));
    checkMerges(world, id, person);
  }

  private static void checkParts(Person person) {
    Map<Class<?>, List<Part>> kinds =
        person.parts().stream().collect(Collectors.groupingBy(Part::getClass));
    for (List<Part> parts : kinds.values()) {
      assertTrue(parts.size() <= MOST_PARTS);
      assertEquals(parts.size(), parts.stream().map(Part::key).distinct().count());
    }
    List<String> skills =
        person.parts(Skill.class).stream()
            .map(skill -> skill.name().toLowerCase(Locale.ROOT))
            .toList();
    assertEquals(Set.copyOf(skills).size(), skills.size());
  }

  private static void checkContacts(List<HeldContact> contacts) {
    Map<Class<?>, Long> preferred =
        contacts.stream()
            .filter(HeldContact::preferred)
            .collect(
                Collectors.groupingBy(held -> held.contact().getClass(), Collectors.counting()));
    assertTrue(preferred.values().stream().allMatch(count -> count == 1));
    List<String> reached = new ArrayList<>();
    for (HeldContact held : contacts) {
      switch (held.contact()) {
        case Email email -> reached.add(email.comparable());
        case Phone phone -> reached.add(phone.number());
        default -> {}
      }
    }
    assertEquals(Set.copyOf(reached).size(), reached.size());
  }

  private static void checkEndorsements(PersonId self, List<Endorsement> endorsements) {
    assertTrue(endorsements.size() <= MOST_PARTS);
    Set<PersonId> by = endorsements.stream().map(Endorsement::by).collect(Collectors.toSet());
    assertEquals(endorsements.size(), by.size());
    assertFalse(by.contains(self));
  }

  /// Who is merged is known to its target, and the other way round; the way to the survivor ends.
  private static void checkMerges(RandomWorld world, PersonId id, Person person) {
    PersonId at = id;
    for (int steps = 0; world.person(at).lifecycle() instanceof Merged(_, var into); steps++) {
      assertTrue(world.person(into).part(AbsorbedPerson.class, at).isPresent());
      assertTrue(steps < world.ids().size());
      at = into;
    }
    for (AbsorbedPerson absorbed : person.parts(AbsorbedPerson.class)) {
      Merged merged = assertInstanceOf(Merged.class, world.person(absorbed.id()).lifecycle());
      assertEquals(id, merged.into());
    }
  }
}
