package cim.person.application;

import cim.person.domain.values.PersonId;

/// Other writers of the same person were first, time after time, and the command was given up.
/// Nothing was stored; it may be sent again.
public final class TooManyRaces extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyRaces(PersonId person, int attempts) {
    super("lost %d races for %s to other writers".formatted(attempts, person));
  }
}
