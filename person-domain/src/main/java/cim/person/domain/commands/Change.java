package cim.person.domain.commands;

/// What kind of change a command outside the lifecycle makes. It decides in which states of the
/// lifecycle the command is permitted.
public enum Change {
  /// Something new is said about the person.
  ADDITION,
  /// Something that was said is put right or brought up to date.
  CORRECTION,
  /// Something that was said ends.
  ENDING
}
