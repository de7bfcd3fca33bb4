package cim.person.application.policies.skills;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.policies.Consequence;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Quiet;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.SkillAssociation;
import cim.person.application.queries.SkillAssociations;
import cim.person.domain.commands.Change;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.state.PrivacyPreferences;
import cim.person.domain.state.Skill;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// When a skill, an employment or a qualification was added, the person is recommended the skills
/// that most others have who have that as well. Those that it put aside do not come back.
public final class RecommendSkills implements Policy {
  static final String NAME = "recommend-skills";

  private static final Interest INTEREST =
      Interest.in(
              Interest.Start.NOW, SkillAdded.class, EmploymentAdded.class, QualificationAdded.class)
          .byTheEventAlone();

  /// The surest rule first; of equally sure ones that which more persons speak for.
  private static final Comparator<SkillAssociation> BEST_FIRST =
      Comparator.comparingDouble(SkillAssociation::confidence)
          .thenComparing(rule -> rule.skill().persons())
          .reversed()
          .thenComparing(rule -> rule.skill().name())
          .thenComparing(rule -> rule.trait().kind())
          .thenComparing(rule -> rule.trait().name());

  private final Function<PersonId, Optional<PersonRecord>> persons;
  private final SkillAssociations associations;
  private final RecommendSkillsSettings settings;

  /// @param persons the read model, by id
  public RecommendSkills(
      Function<PersonId, Optional<PersonRecord>> persons,
      SkillAssociations associations,
      RecommendSkillsSettings settings) {
    this.persons = persons;
    this.associations = associations;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Interest interest() {
    return INTEREST;
  }

  @Override
  public Reaction react(Trigger trigger) {
    Quiet quiet = new Quiet(settings.quiet());
    return switch (trigger) {
      case Trigger.Happened(var event) -> Reaction.wake(quiet.after(event));
      case Trigger.Awoken(var person, var at) ->
          persons
              .apply(person)
              .filter(RecommendSkills::isWelcome)
              .map(seen -> quiet.await(seen, at).orElseGet(() -> recommend(seen)))
              .orElse(Reaction.NOTHING);
      case Trigger.Told _, Trigger.Ticked _ -> Reaction.NOTHING;
    };
  }

  /// Whoever has not said otherwise may be recommended something.
  private static boolean isWelcome(PersonRecord person) {
    return person.state().lifecycle().state().permits(Change.ADDITION)
        && person
            .state()
            .only(PrivacyPreferences.class)
            .map(PrivacyPreferences::allowRecommendations)
            .orElse(true);
  }

  /// What is wanted is right at every revision: the person's state machine refuses what is needless
  /// by then. A change by another policy, which looks at the same moment, does not undo it.
  private Reaction recommend(PersonRecord person) {
    long free = settings.cap() - before(person);
    if (free < 1) {
      return Reaction.NOTHING;
    }
    Set<String> chosen = new HashSet<>();
    List<Consequence> recommendations =
        associations.from(person.id(), settings.bounds()).stream()
            .filter(rule -> rule.confidence() >= settings.confidence())
            .sorted(BEST_FIRST)
            .filter(rule -> chosen.add(rule.skill().name()))
            .limit(free)
            .map(rule -> recommendation(person.id(), rule))
            .map(made -> Consequence.from(person, made.recommendationId().toString(), made))
            .toList();
    return Reaction.of(recommendations);
  }

  /// How many recommendations lie before the person, who has neither learnt nor dismissed them.
  private static long before(PersonRecord person) {
    return person.state().parts(SkillRecommendation.class).stream()
        .filter(made -> !made.dismissed())
        .filter(
            made ->
                person.state().parts(Skill.class).stream()
                    .noneMatch(skill -> skill.name().equalsIgnoreCase(made.name())))
        .count();
  }

  private static RecommendSkill recommendation(PersonId person, SkillAssociation rule) {
    String skill = rule.skill().name();
    return new RecommendSkill(
        new PartId(
            NameBasedUuid.of(
                "cim:recommendation:%s:%s".formatted(person, skill.toLowerCase(Locale.ROOT)))),
        skill,
        because(rule));
  }

  private static String because(SkillAssociation rule) {
    String trait =
        switch (rule.trait().kind()) {
          case SKILL -> "the skill %s";
          case ROLE -> "the role %s";
          case QUALIFICATION -> "the qualification %s";
        };
    return "Of %d others with %s, %d have this skill (%d %%)."
        .formatted(
            rule.persons(),
            trait.formatted(rule.trait().name()),
            rule.skill().persons(),
            Math.round(100 * rule.confidence()));
  }
}
