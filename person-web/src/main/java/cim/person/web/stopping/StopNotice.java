package cim.person.web.stopping;

import cim.person.application.settings.SettingReader;
import java.time.Duration;

/// How long requests still come after the node has said that it is not ready.
///
/// @param period `person.stop.notice`, at most a minute
public record StopNotice(Duration period) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /// @throws IllegalArgumentException naming key, value and what is allowed
  public static StopNotice read(SettingReader reader) {
    return new StopNotice(
        reader.check(
            "person.stop.notice",
            Duration::parse,
            period -> !period.isNegative() && period.compareTo(LONGEST) <= 0,
            "a period from PT0S to PT1M (ISO 8601)"));
  }
}
