package cim.person.application.policies;

import cim.person.application.PersonSetAside;
import cim.person.application.TooManyCommands;
import cim.person.application.TooManyRaces;
import cim.person.application.ports.EventStoreUnavailable;

/// What to do about a policy's failure.
public enum Severity {
  /// It passes by itself: to be tried again for as long as it takes.
  PASSING,
  /// It may pass: to be tried again some times.
  DOUBTFUL,
  /// It does not pass without an operator.
  FINAL;

  public static Severity of(Throwable failure) {
    return switch (failure) {
      case EventStoreUnavailable _, TooManyRaces _, TooManyCommands _ -> PASSING;
      case PersonSetAside _, ChainStopped _ -> FINAL;
      default -> DOUBTFUL;
    };
  }
}
