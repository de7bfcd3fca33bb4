package cim.person.application.ports;

import cim.person.domain.values.PersonId;

/// Another writer was first: the person's head is not the one that was decided on. Nothing was
/// stored. Load the person again and decide again.
public final class ConcurrentAppend extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConcurrentAppend(PersonId person) {
    super("another event of " + person + " was recorded first");
  }
}
