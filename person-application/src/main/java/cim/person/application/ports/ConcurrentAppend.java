package cim.person.application.ports;

import cim.person.domain.values.PersonId;

/// Another writer was first: the person's head is not the one that was decided on. Nothing was
/// stored. Load the person again and decide again.
public final class ConcurrentAppend extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final PersonId person;
  private final long actual;

  /// @param actual the position of the person's newest event, 0 when the store did not say
  public ConcurrentAppend(PersonId person, long actual) {
    super("another event of %s was recorded first, at position %d".formatted(person, actual));
    this.person = person;
    this.actual = actual;
  }

  /// Whose head has moved.
  public PersonId person() {
    return person;
  }

  /// Reading may lag behind for a moment: whoever reads on, reads up to here.
  public long actual() {
    return actual;
  }
}
