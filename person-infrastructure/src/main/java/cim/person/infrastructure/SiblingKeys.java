package cim.person.infrastructure;

import cim.person.application.settings.SettingReader;
import cim.person.infrastructure.siblings.SiblingSettings;
import cim.person.infrastructure.siblings.SubjectFilter;
import java.util.ArrayList;
import java.util.List;

/// The keys that say how events of other domains are heard.
///
/// | key | meaning |
/// |---|---|
/// | `person.siblings.enabled` | whether they are |
/// | `person.siblings.subjects` | where they are published, separated by commas |
/// | `person.siblings.largest-bytes` | the most bytes of a message that are read |
/// | `person.siblings.look-again` | how often it is looked whether a stream keeps them |
final class SiblingKeys {
  private static final String ALL = "person.siblings.";
  private static final int MOST_SUBJECTS = 64;

  /// What belongs to this application and to NATS itself.
  private static final List<SubjectFilter> RESERVED =
      List.of(
          new SubjectFilter("cim.person.>"),
          new SubjectFilter("cim.person-service.>"),
          new SubjectFilter("person.>"),
          new SubjectFilter("_INBOX.>"),
          new SubjectFilter("$JS.>"),
          new SubjectFilter("$KV.>"),
          new SubjectFilter("$SRV.>"),
          new SubjectFilter("$SYS.>"));

  private SiblingKeys() {}

  static SiblingSettings read(SettingReader reader) {
    List<SubjectFilter> subjects =
        reader.check(
            ALL + "subjects",
            _ -> subjects(reader.list(ALL + "subjects")),
            found -> found.size() <= MOST_SUBJECTS,
            "at most %d subjects of other domains, separated by commas, of which no two overlap"
                .formatted(MOST_SUBJECTS));
    return new SiblingSettings(
        reader.truth(ALL + "enabled", true) ? subjects : List.of(),
        reader.number(ALL + "largest-bytes", 1, 1 << 20),
        reader.period(ALL + "look-again"));
  }

  private static List<SubjectFilter> subjects(List<String> texts) {
    List<SubjectFilter> others = new ArrayList<>(RESERVED);
    List<SubjectFilter> subjects = new ArrayList<>();
    for (String text : texts) {
      SubjectFilter subject = new SubjectFilter(text);
      if (others.stream().anyMatch(subject::overlaps)) {
        throw new IllegalArgumentException("it overlaps: " + text);
      }
      others.add(subject);
      subjects.add(subject);
    }
    return subjects;
  }
}
