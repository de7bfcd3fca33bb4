package cim.person.application;

/// As many commands of the same person wait on this node as may. Nothing was done; the command may
/// be sent again a little later.
public final class TooManyCommands extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyCommands(int most) {
    super("%d commands wait for the same person, the most that may".formatted(most));
  }
}
