package cim.person.infrastructure;

import cim.person.application.policies.InactivitySettings;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.quality.FlagDataQualitySettings;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.queries.SkillAssociations;
import cim.person.application.settings.SettingReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The keys that say how policies run, and what those of this application can be told.
///
/// | key | meaning |
/// |---|---|
/// | `person.policies.page` | the most persons that a policy deals with in one go |
/// | `person.policies.attempts` | how often a failing policy is tried before a dead letter |
/// | `person.policies.depth-limit` | how many commands of policies may follow one from the other |
/// | `person.policies.parallel` | for how many persons a policy is run at once |
/// | `person.policies.patience` | how long a policy waits for the read models |
/// | `person.policies.first-pause`, `person.policies.longest-pause` | between attempts |
/// | `person.policies.archive-inactive-persons.every` | how often inactive persons are archived |
/// | `person.policies.archive-inactive-persons.after` | when a person is inactive |
/// | `person.policies.<name>.enabled` | whether the policy runs: true, when nothing is said |
/// | `person.policies.<name>.dry-run` | whether its commands are only counted: false |
/// | `person.policies.recommend-skills.quiet` | how long a person has to be left alone before |
/// | `person.policies.recommend-skills.confidence` | the least share of those who have the skill |
/// | `person.policies.recommend-skills.support` | the fewest persons who have the skill |
/// | `person.policies.recommend-skills.cap` | the most recommendations before a person at once |
/// | `person.policies.recommend-skills.traits` | from how many things of a person rules start |
/// | `person.policies.recommend-skills.sample` | how many others are counted for each |
/// | `person.policies.flag-data-quality.quiet` | how long a person has to be left alone before |
/// | `person.policies.flag-data-quality.unverified` | how long a contact may be unverified |
final class PolicyKeys {
  private static final String ALL = "person.policies.";
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private PolicyKeys() {}

  static PolicySettings read(SettingReader reader) {
    Map<String, Mode> modes = new ConcurrentHashMap<>();
    return new PolicySettings(
        reader.number(ALL + "page", 1, 10_000),
        reader.number(ALL + "attempts", 1, 1_000),
        reader.number(ALL + "depth-limit", 1, 100),
        reader.number(ALL + "parallel", 1, 256),
        reader.period(ALL + "patience"),
        reader.period(ALL + "first-pause"),
        reader.period(ALL + "longest-pause"),
        name -> modes.computeIfAbsent(name, policy -> mode(reader, ALL + policy)));
  }

  static InactivitySettings inactivity(SettingReader reader) {
    String policy = ALL + "archive-inactive-persons";
    return new InactivitySettings(
        reader.check(
            policy + ".every",
            Duration::parse,
            period -> period.compareTo(SHORTEST) >= 0,
            "a period such as P1D (ISO 8601), PT1S or longer"),
        reader.period(policy + ".after"));
  }

  static RecommendSkillsSettings recommendSkills(SettingReader reader) {
    String own = ALL + "recommend-skills.";
    return new RecommendSkillsSettings(
        quiet(reader, own + "quiet"),
        reader.check(
            own + "confidence",
            Double::valueOf,
            share -> share > 0 && share <= 1,
            "a number above 0 up to 1"),
        reader.number(own + "cap", 1, 100),
        new SkillAssociations.Bounds(
            reader.number(own + "traits", 1, 300),
            reader.number(own + "sample", 2, 10_000),
            reader.number(own + "support", 2, 10_000)));
  }

  static FlagDataQualitySettings flagDataQuality(SettingReader reader) {
    String own = ALL + "flag-data-quality.";
    return new FlagDataQualitySettings(
        quiet(reader, own + "quiet"), upTo(reader, own + "unverified", Duration.ofDays(36_500)));
  }

  private static Duration quiet(SettingReader reader, String key) {
    return upTo(reader, key, Duration.ofDays(365));
  }

  private static Duration upTo(SettingReader reader, String key, Duration most) {
    return reader.check(
        key,
        Duration::parse,
        period -> period.isPositive() && period.compareTo(most) <= 0,
        "a period such as PT15S (ISO 8601), above 0, up to " + most);
  }

  /// The keys of a policy's mode.
  static Stream<String> modes(String policy) {
    return Stream.of(ALL + policy + ".enabled", ALL + policy + ".dry-run");
  }

  private static Mode mode(SettingReader reader, String policy) {
    if (!reader.truth(policy + ".enabled", true)) {
      return Mode.OFF;
    }
    return reader.truth(policy + ".dry-run", false) ? Mode.DRY_RUN : Mode.ON;
  }
}
