package cim.person.infrastructure.cli;

import org.jspecify.annotations.Nullable;

/// How far a load has come. `stop` says why it ended before the end of the input.
record Tally(int created, int alreadyThere, int refused, @Nullable Stop stop) {
  /// The first line whose fate is not known, and why.
  record Stop(int line, String reason) {}

  static final Tally NOTHING = new Tally(0, 0, 0, null);

  Tally plus(int line, Answer answer) {
    return switch (answer) {
      case Answer.Created() -> new Tally(created + 1, alreadyThere, refused, stop);
      case Answer.AlreadyThere() -> new Tally(created, alreadyThere + 1, refused, stop);
      case Answer.Refused _ -> new Tally(created, alreadyThere, refused + 1, stop);
      case Answer.NotNow(var reason, _) -> stoppedAt(line, reason);
      case Answer.Hopeless(var reason) -> stoppedAt(line, reason);
    };
  }

  int lines() {
    return created + alreadyThere + refused;
  }

  @Override
  public String toString() {
    return "created %,d, already there %,d, refused %,d".formatted(created, alreadyThere, refused);
  }

  private Tally stoppedAt(int line, String reason) {
    return new Tally(created, alreadyThere, refused, new Stop(line, reason));
  }
}
