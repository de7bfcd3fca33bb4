package cim.person.domain.commands;

/// What kind of change a command outside the lifecycle makes. It decides in which states of the
/// lifecycle the command is permitted.
public enum Change {
  /// Something new is said about the person.
  ADDITION(Changing.Addition.class),
  /// Something that was said is put right or brought up to date.
  CORRECTION(Changing.Correction.class),
  /// Something that was said ends.
  ENDING(Changing.Ending.class);

  private final Class<? extends Changing> mark;

  Change(Class<? extends Changing> mark) {
    this.mark = mark;
  }

  /// The kind of change that a type of command outside the lifecycle makes.
  public static Change of(Class<? extends PersonCommand> command) {
    for (Change change : values()) {
      if (change.mark.isAssignableFrom(command)) {
        return change;
      }
    }
    throw new IllegalArgumentException("makes no kind of change: " + command);
  }
}
