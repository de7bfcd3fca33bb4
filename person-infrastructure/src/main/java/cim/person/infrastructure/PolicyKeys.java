package cim.person.infrastructure;

import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicySettings.Mode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that say how policies run. What a policy itself can be told is read by the policy.
///
/// | key | meaning |
/// |---|---|
/// | `person.policies.page` | the most persons that a policy deals with in one go |
/// | `person.policies.attempts` | how often a failing policy is tried before a dead letter |
/// | `person.policies.depth-limit` | how many commands of policies may follow one from the other |
/// | `person.policies.parallel` | for how many persons a policy is run at once |
/// | `person.policies.patience` | how long a policy waits for the read models |
/// | `person.policies.first-pause`, `person.policies.longest-pause` | between attempts |
/// | `person.policies.<name>.enabled` | whether the policy runs: true, when nothing is said |
/// | `person.policies.<name>.dry-run` | whether its commands are only counted: false |
final class PolicyKeys {
  private static final String ALL = "person.policies.";

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

  private static Mode mode(SettingReader reader, String policy) {
    if (!reader.truth(policy + ".enabled", true)) {
      return Mode.OFF;
    }
    return reader.truth(policy + ".dry-run", false) ? Mode.DRY_RUN : Mode.ON;
  }
}
