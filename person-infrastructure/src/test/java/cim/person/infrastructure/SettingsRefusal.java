package cim.person.infrastructure;

import cim.person.application.settings.SettingReader;

/// What this module's settings say of wrong values, for the tests of other modules.
public final class SettingsRefusal {
  private SettingsRefusal() {}

  /// @throws IllegalArgumentException naming key, value and what is allowed
  public static void check(SettingReader reader) {
    Settings.read(reader);
    SecurityKeys.read(reader);
  }
}
