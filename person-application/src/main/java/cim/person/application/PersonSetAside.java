package cim.person.application;

import cim.person.domain.values.PersonId;

/// The person's history is broken, so nothing can be decided on it until an operator has looked.
/// Others are not concerned.
public final class PersonSetAside extends RuntimeException {
  private static final long serialVersionUID = 1;

  PersonSetAside(PersonId person, String problem) {
    super(person + " is set aside: " + problem);
  }
}
