package cim.person.domain.state;

import cim.person.domain.values.PersonId;

/// The persons around the one that a command is for.
@FunctionalInterface
public interface Others {
  /// The person as it is now, [Person#ABSENT] when there is none.
  Person find(PersonId id);
}
