package cim.person.infrastructure.nats;

import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;

/// The subjects of the stream of timers: schedules under `at` and `every`, and under `due` what a
/// policy is to be run for. Each has one message at most, the newest.
final class TimerSubjects {
  private static final String TIMERS = "cim.person-service.timers.";

  private TimerSubjects() {}

  /// Of every policy and person.
  static String allAt() {
    return TIMERS + "at.>";
  }

  static String at(String policy, PersonId person) {
    return TIMERS + "at." + policy + "." + person;
  }

  static String every(String policy) {
    return TIMERS + "every." + policy;
  }

  static String wake(String policy, PersonId person) {
    return due(policy) + "wake." + person;
  }

  static String tick(String policy) {
    return due(policy) + "tick";
  }

  /// @param event of its whole block: equal bodies may be about different subjects
  static String told(String policy, Cid event) {
    return due(policy) + "told." + event;
  }

  static String replay(String policy, long deadLetter) {
    return due(policy) + "replay." + deadLetter;
  }

  static String allDue(String policy) {
    return due(policy) + ">";
  }

  /// What stands behind the policy's name in a subject of what is due.
  static String[] rest(String policy, String subject) {
    return subject.substring(due(policy).length()).split("\\.", 2);
  }

  private static String due(String policy) {
    return TIMERS + "due." + policy + ".";
  }
}
