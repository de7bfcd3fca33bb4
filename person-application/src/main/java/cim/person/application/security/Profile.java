package cim.person.application.security;

/// Who is let in: `person.profile`.
public enum Profile {
  /// Everyone on this machine, as the local administrator.
  LOCAL,
  /// Whoever has a token.
  SECURE
}
