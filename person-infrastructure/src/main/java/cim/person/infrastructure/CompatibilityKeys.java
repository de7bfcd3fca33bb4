package cim.person.infrastructure;

import cim.person.application.settings.SettingReader;
import cim.person.infrastructure.compatibility.CompatibilitySettings;

/// The keys that open the older service's doors for a time.
///
/// | key | meaning |
/// |---|---|
/// | `person.compatibility.commands.enabled` | whether its commands are taken |
/// | `person.compatibility.events.enabled` | whether events are told in its words |
final class CompatibilityKeys {
  private CompatibilityKeys() {}

  static CompatibilitySettings read(SettingReader reader) {
    return new CompatibilitySettings(
        reader.truth("person.compatibility.commands.enabled", false),
        reader.truth("person.compatibility.events.enabled", false));
  }
}
