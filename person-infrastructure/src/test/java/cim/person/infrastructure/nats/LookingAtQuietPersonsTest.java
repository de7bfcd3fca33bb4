package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.policies.Policy;
import cim.person.application.policies.quality.FlagDataQuality;
import cim.person.application.policies.quality.FlagDataQualitySettings;
import cim.person.application.policies.skills.RecommendSkills;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.SkillAssociations.Bounds;
import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.events.TagEvent;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import cim.person.infrastructure.index.ReadModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The policies that look at persons who are left alone, on a real NATS server.
class LookingAtQuietPersonsTest {
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final String NO_CONTACT = "data-quality:no-contact";
  private static final String UNVERIFIED = "data-quality:unverified-preferred-contact";

  private final NatsServer server = NatsServer.started();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void defectsAreTaggedWhenTimeMakesThemAndWhenTheyAreMendedNotAnyMore() {
    try (PolicyNode node =
        PolicyNode.reading(
            server,
            folder,
            made ->
                List.of(
                    new FlagDataQuality(
                        made.model.persons()::byId,
                        new FlagDataQualitySettings(QUIET, Duration.ofSeconds(3)))))) {
      PersonId person = node.newPerson();
      Await.until("a tag", () -> hasTag(node, person, NO_CONTACT));
      node.ask(
          person, new AddContact(part(1), new Email("ada@example.org"), ContactUse.HOME, true));
      Await.until("the mending", () -> !hasTag(node, person, NO_CONTACT));
      Await.until("the time", () -> hasTag(node, person, UNVERIFIED));
      node.ask(person, new Tag(NO_CONTACT));
      Await.until("putting it right", () -> tags(node, person).size() == 5);
      String mended = "not so any more";
      assertEquals(
          List.of(
              new Tagged(NO_CONTACT),
              new Untagged(NO_CONTACT, mended),
              new Tagged(UNVERIFIED),
              new Tagged(NO_CONTACT),
              new Untagged(NO_CONTACT, mended)),
          tags(node, person));
      RecordedEvent last = node.node.store.last(person).orElseThrow();
      assertEquals(String.valueOf(last.prev()), last.cause());
      assertEquals("policy:flag-data-quality", last.actor());
    }
  }

  @Test
  void skillsAreRecommendedOnceAndNotAgainWhenTheyAreDismissed() {
    try (PolicyNode node = PolicyNode.reading(server, folder, LookingAtQuietPersonsTest::both)) {
      for (int i = 0; i < 3; i++) {
        PersonId other = node.newPerson();
        for (String name : List.of("Java", "Go", "Rust")) {
          node.ask(other, skill(name));
        }
      }
      PersonId person = node.newPerson();
      node.ask(person, skill("Java"));
      Await.until("recommendations", () -> recommendations(node, person).size() == 2);
      Await.until("a tag", () -> hasTag(node, person, NO_CONTACT));
      SkillRecommendation first = recommendations(node, person).getFirst();
      assertEquals("Go", first.name());
      assertEquals("Of 3 others with the skill Java, 3 have this skill (100 %).", first.because());
      node.ask(person, new DismissRecommendation(first.id(), null));
      for (int i = 0; i < 3; i++) {
        PersonId other = node.newPerson();
        for (String name : List.of("COBOL", "Go", "Rust", "Fortran")) {
          node.ask(other, skill(name));
        }
      }
      node.ask(person, skill("COBOL"));
      Await.until("another one", () -> recommendations(node, person).size() == 3);
      List<String> names = new ArrayList<>();
      node.node.store.forEach(
          person,
          0,
          event -> {
            if (event.event() instanceof SkillRecommended(_, var name, _)) {
              names.add(name);
            }
          });
      assertEquals(List.of("Go", "Rust", "Fortran"), names);
    }
  }

  /// They look at the same moments.
  private static List<Policy> both(WholeNode made) {
    return List.of(
        recommendSkills(made.model),
        new FlagDataQuality(
            made.model.persons()::byId, new FlagDataQualitySettings(QUIET, Duration.ofDays(1))));
  }

  private static RecommendSkills recommendSkills(ReadModel model) {
    return new RecommendSkills(
        model.persons()::byId,
        model.skillAssociations(),
        new RecommendSkillsSettings(QUIET, 0.5, 5, new Bounds(10, 100, 3)));
  }

  private static List<TagEvent> tags(PolicyNode node, PersonId person) {
    List<TagEvent> tags = new ArrayList<>();
    node.node.store.forEach(
        person,
        0,
        event -> {
          if (event.event() instanceof TagEvent tag) {
            tags.add(tag);
          }
        });
    return tags;
  }

  private static boolean hasTag(PolicyNode node, PersonId person, String tag) {
    return node.node
        .model
        .persons()
        .byId(person)
        .flatMap(record -> record.state().part(HeldTag.class, tag))
        .isPresent();
  }

  private static List<SkillRecommendation> recommendations(PolicyNode node, PersonId person) {
    return node.node
        .model
        .persons()
        .byId(person)
        .map(PersonRecord::state)
        .map(state -> state.parts(SkillRecommendation.class))
        .orElse(List.of());
  }

  private static PartId part(int number) {
    return new PartId(new UUID(0, number));
  }

  private static AddSkill skill(String name) {
    return new AddSkill(new PartId(UUID.randomUUID()), name, "any", Proficiency.ADVANCED, null);
  }
}
