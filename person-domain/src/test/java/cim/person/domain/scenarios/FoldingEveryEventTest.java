package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.created;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Endorsement;
import cim.person.domain.state.Part;
import cim.person.domain.state.Person;
import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.PartialDate;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What an event says is what the person holds afterwards, field by field under the same name: a
/// decision compares only what the folds made, and would not see two fields that were swapped.
class FoldingEveryEventTest {
  private static final Person CREATED = Scenario.after(Person.ABSENT, List.of(created()));
  private static final Person RICH = rich();

  /// What an event calls otherwise than the part that it changes.
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "Absorbed.source", "id",
          "EmploymentEnded.on", "to",
          "RelationEnded.on", "until",
          "ContactVerified.method", "verifiedBy");

  /// How events name the part that they are about.
  private static final Set<String> PART_IDS =
      Set.of(
          "nameId",
          "titleId",
          "identityId",
          "contactId",
          "skillId",
          "recommendationId",
          "qualificationId",
          "consentId",
          "attributeId",
          "assignmentId",
          "employmentId",
          "affiliationId",
          "relationshipId");

  /// What an event says by having happened.
  private static final Map<String, Map<String, Object>> IMPLIED =
      Map.of(
          "RecommendationDismissed", Map.of("dismissed", true),
          "QualificationRevoked", Map.of("revoked", true),
          "AttributeInvalidated", Map.of("invalidated", true),
          "ConsentWithdrawn", Map.of("withdrawnAt", Scenario.NOW));

  @TestFactory
  Stream<DynamicTest> whatAnEventSaysIsHeld() {
    return OneOfEach.events().stream()
        .filter(event -> !changed(event).isEmpty())
        .map(
            event ->
                DynamicTest.dynamicTest(
                    event.getClass().getSimpleName(), () -> assertHeld(event, changed(event))));
  }

  /// The others move the person in its lifecycle, take a part away, or say what is so anyway.
  @Test
  void everyOtherEventIsKnownToChangeNoField() {
    assertEquals(
        "Created Activated Suspended Reactivated Archived Restored DeathRecordRevoked MergedInto"
            + " MergeUndone Released NameUpdated AlternativeNameRemoved TitleEnded"
            + " IdentityUnlinked ExternalIdentifierRemoved ContactPreferred ContactRemoved"
            + " SkillRemoved Untagged LocationEnded AffiliationEnded RelationRepointed",
        OneOfEach.events().stream()
            .filter(event -> changed(event).isEmpty())
            .map(event -> event.getClass().getSimpleName())
            .collect(Collectors.joining(" ")));
  }

  private static void assertHeld(PersonEvent event, List<Part> parts) {
    Map<String, Object> held = new HashMap<>();
    parts.forEach(part -> fields((Record) part, held));
    Map<String, Object> said = new HashMap<>();
    fields((Record) event, said);
    said.remove("reason");
    said.keySet().removeIf(name -> PART_IDS.contains(name));
    said.putAll(IMPLIED.getOrDefault(event.getClass().getSimpleName(), Map.of()));
    assertFalse(said.isEmpty(), "nothing is compared");
    said.forEach((name, value) -> assertEquals(value, held.get(called(event, name)), name));
  }

  private static String called(PersonEvent event, String name) {
    return OTHERWISE.getOrDefault(event.getClass().getSimpleName() + "." + name, name);
  }

  /// The parts that are new or other after the event.
  private static List<Part> changed(PersonEvent event) {
    List<Part> added = other(CREATED, event);
    return added.isEmpty() ? other(RICH, event) : added;
  }

  private static List<Part> other(Person before, PersonEvent event) {
    List<Part> parts = new ArrayList<>(Scenario.after(before, List.of(event)).parts());
    parts.removeAll(before.parts());
    return parts;
  }

  /// With every part that an example adds.
  private static Person rich() {
    List<PersonEvent> adding =
        OneOfEach.events().stream().filter(event -> !other(CREATED, event).isEmpty()).toList();
    return Scenario.after(CREATED, adding);
  }

  /// The fields of a record that have a value, and those of the records within that only group
  /// them; but not what was before.
  private static void fields(Record record, Map<String, Object> all) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = component.getName().equals("previous") ? null : valueOf(record, component);
      switch (value) {
        case null -> {}
        case AttributeFact fact -> fields(fact, all);
        case PartialDate date -> fields(date, all);
        case List<?> list when list.size() == 1 && list.getFirst() instanceof Endorsement only ->
            fields(only, all);
        default -> all.put(component.getName(), value);
      }
    }
  }

  private static @Nullable Object valueOf(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("cannot read " + component, failure);
    }
  }
}
