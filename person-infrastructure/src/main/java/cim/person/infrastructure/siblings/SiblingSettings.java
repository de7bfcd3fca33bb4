package cim.person.infrastructure.siblings;

import java.time.Duration;
import java.util.List;

/// How the events of other domains are heard.
///
/// @param subjects where they are published; no two of them overlap; none: nobody is listened to
/// @param largestBody the most bytes of a message that are read
/// @param lookAgain how often it is looked whether a stream keeps them
public record SiblingSettings(List<SubjectFilter> subjects, int largestBody, Duration lookAgain) {
  public SiblingSettings {
    subjects = List.copyOf(subjects);
  }
}
