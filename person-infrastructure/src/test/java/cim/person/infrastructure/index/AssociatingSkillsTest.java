package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.Trigger.Awoken;
import cim.person.application.policies.skills.RecommendSkills;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.queries.SkillAssociation;
import cim.person.application.queries.SkillAssociation.Trait;
import cim.person.application.queries.SkillAssociation.Trait.Kind;
import cim.person.application.queries.SkillAssociations.Bounds;
import cim.person.application.queries.SkillCount;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.QualificationEvent.QualificationRevoked;
import cim.person.domain.events.SkillEvent.RecommendationDismissed;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QualificationKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssociatingSkillsTest {
  private static final Bounds ALL = new Bounds(100, 1_000, 1);
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
  private static final Trait JAVA = new Trait(Kind.SKILL, "Java");

  private final Chronicle chronicle = new Chronicle();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private Lists lists;

  @BeforeEach
  void open() throws IOException {
    lists = new Lists(chronicle, directory);
  }

  @AfterEach
  void close() throws IOException {
    lists.close();
  }

  @Test
  void skillsRolesAndQualificationsLeadToSkills() throws Exception {
    person(skill("Java"), skill("Go"), role("Analyst"));
    person(skill("java"), skill("Go"), skill("Rust"), qualification(1, "OCA"));
    person(skill("Go"), role("ANALYST"), qualification(1, "Oca"));
    person(skill("Go"), qualification(1, "OCA"), new QualificationRevoked(part(1), "forged"));
    PersonId asked = person(role("analyst"), qualification(1, "OCA"), skill("Java"));
    assertRules(
        asked,
        ALL,
        rule(JAVA, 2, "Go", 2),
        rule(JAVA, 2, "Rust", 1),
        rule(new Trait(Kind.QUALIFICATION, "OCA"), 2, "Go", 2),
        rule(new Trait(Kind.QUALIFICATION, "OCA"), 2, "Rust", 1),
        rule(new Trait(Kind.ROLE, "analyst"), 2, "Go", 2));
  }

  @Test
  void whatEndedCountsAndWhatWasRevokedDoesNot() throws Exception {
    person(
        employed(1, "Analyst"), new EmploymentEnded(part(1), DAY.plusDays(1), null), skill("Go"));
    person(qualification(1, "OCA"), skill("Rust"));
    PersonId asked =
        person(
            qualification(1, "OCA"), new QualificationRevoked(part(1), "forged"), role("Analyst"));
    assertRules(asked, ALL, rule(new Trait(Kind.ROLE, "Analyst"), 1, "Go", 1));
  }

  @Test
  void whatThePersonHasOrWasEverRecommendedIsLeftOut() throws Exception {
    person(skill("Java"), skill("Résumé Writing"), skill("Go"), skill("Rust"), skill("C"));
    PersonId asked =
        person(
            skill("Java"),
            skill("resume writing"),
            new SkillRecommended(part(1), "GO", "why"),
            new SkillRecommended(part(2), "rust", "why"),
            new RecommendationDismissed(part(2), null));
    assertRules(
        asked,
        ALL,
        rule(new Trait(Kind.SKILL, "resume writing"), 1, "C", 1),
        rule(JAVA, 1, "C", 1));
  }

  @Test
  void whatAMergedPersonHeldIsTheSurvivors() throws Exception {
    PersonId source = person(skill("Java"));
    PersonId target = person(skill("Go"));
    merge(source, target);
    PersonId learnt = person(skill("Go"));
    PersonId asked = person(skill("Java"));
    merge(learnt, asked);
    assertRules(asked, ALL);
    assertRules(person(skill("Java")), ALL, rule(JAVA, 2, "Go", 2));
  }

  @Test
  void thereAreBounds() throws Exception {
    for (int i = 0; i < 20; i++) {
      person(skill("Java"), skill("Go"), skill("C" + i));
    }
    PersonId asked = person(skill("Java"), skill("COBOL"));
    assertRules(asked, new Bounds(2, 1_000, 2), rule(JAVA, 20, "Go", 20));
    assertRules(asked, new Bounds(2, 7, 2), rule(JAVA, 7, "Go", 7));
    assertRules(asked, new Bounds(2, 1_000, 21));
    assertRules(asked, new Bounds(1, 1_000, 1));
  }

  @Test
  void theSampleIsTheSameUntilSomebodyOfItChanges() throws Exception {
    for (int i = 0; i < 30; i++) {
      person(skill("Java"), skill(i % 2 == 0 ? "Go" : "Rust"));
    }
    PersonId asked = person(skill("Java"));
    Bounds bounds = new Bounds(1, 10, 1);
    lists.catchUp();
    List<SkillAssociation> before = lists.associations().from(asked, bounds);
    assertEquals(10, before.stream().mapToInt(rule -> rule.skill().persons()).sum());
    person(skill("COBOL"));
    lists.catchUp();
    assertEquals(before, lists.associations().from(asked, bounds));
  }

  @Test
  void whoIsNotKnownHasNoRules() throws Exception {
    assertRules(new PersonId(new UUID(0, 1)), ALL);
  }

  @Test
  void whatWasRecommendedIsNotRecommendedAgainAlsoWhenItWasDismissed() throws Exception {
    for (int i = 0; i < 5; i++) {
      person(skill("Java"), skill("Go"), skill("Rust"));
    }
    PersonId asked = person(skill("Java"));
    assertEquals(List.of("Go", "Rust"), recommend(asked));
    assertEquals(List.of(), recommend(asked));
    for (int i = 0; i < 5; i++) {
      person(skill("Java"), skill("Haskell"));
    }
    assertEquals(List.of("Haskell"), recommend(asked, 0.5));
    assertEquals(List.of(), recommend(asked, 0.5));
  }

  private List<String> recommend(PersonId person) throws Exception {
    return recommend(person, 0.6);
  }

  /// Has the policy look at the person, does what it wants, and lets the person dismiss it.
  private List<String> recommend(PersonId person, double confidence) throws Exception {
    lists.catchUp();
    RecommendSkills policy =
        new RecommendSkills(
            lists.persons()::byId,
            lists.associations(),
            new RecommendSkillsSettings(
                Duration.ofSeconds(1), confidence, 3, new Bounds(10, 100, 5)));
    Instant later = Instant.now().plus(Duration.ofDays(1));
    List<RecommendSkill> wanted =
        policy.react(new Awoken(person, later)).consequences().stream()
            .map(Consequence::command)
            .map(RecommendSkill.class::cast)
            .toList();
    for (RecommendSkill made : wanted) {
      assertTrue(made.because().startsWith("Of "), made.because());
      chronicle.record(
          person,
          new SkillRecommended(made.recommendationId(), made.name(), made.because()),
          new RecommendationDismissed(made.recommendationId(), null));
    }
    return wanted.stream().map(RecommendSkill::name).toList();
  }

  private void assertRules(PersonId person, Bounds bounds, SkillAssociation... rules)
      throws Exception {
    lists.catchUp();
    assertEquals(List.of(rules), lists.associations().from(person, bounds));
  }

  private static SkillAssociation rule(Trait trait, int persons, String skill, int count) {
    return new SkillAssociation(trait, persons, new SkillCount(skill, count));
  }

  private void merge(PersonId source, PersonId target) {
    chronicle.record(source, new MergedInto(target, MergeReason.DUPLICATE_IDENTITY));
    chronicle.record(target, new Absorbed(source));
  }

  private PersonId person(PersonEvent... events) {
    PersonId person = chronicle.create("Ada", "Lovelace");
    chronicle.record(person, events);
    return person;
  }

  private static PartId part(int number) {
    return new PartId(new UUID(0, number));
  }

  private static SkillAdded skill(String name) {
    PartId id = new PartId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    return new SkillAdded(id, name, "any", Proficiency.ADVANCED, null);
  }

  private static EmploymentAdded role(String title) {
    return employed(1, title);
  }

  private static EmploymentAdded employed(int number, String title) {
    return new EmploymentAdded(
        part(number),
        new ForeignId(new UUID(0, 7)),
        new EmploymentRole(title, null, null),
        null,
        null,
        DAY,
        null);
  }

  private static QualificationAdded qualification(int number, String title) {
    return new QualificationAdded(
        part(number), QualificationKind.CERTIFICATION, title, "Oracle", DAY, null, null);
  }
}
