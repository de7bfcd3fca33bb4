package cim.person.application.policies;

import cim.person.application.queries.Persons;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.values.PersonId;
import java.util.Optional;

/// Whom persons were merged into.
record Survivors(Persons persons) {
  /// Whoever a person was merged into, and that one again; the person itself when it was not.
  PersonId of(PersonId person) {
    PersonId survivor = person;
    Optional<PersonId> next = mergedInto(survivor);
    while (next.isPresent()) {
      survivor = next.get();
      next = mergedInto(survivor);
    }
    return survivor;
  }

  /// Whether one person is another, or was merged into it by and by.
  boolean lead(PersonId from, PersonId to) {
    Optional<PersonId> step = Optional.of(from);
    while (step.isPresent() && !step.get().equals(to)) {
      step = mergedInto(step.get());
    }
    return step.isPresent();
  }

  private Optional<PersonId> mergedInto(PersonId person) {
    return persons
        .byId(person)
        .flatMap(
            record ->
                record.state().lifecycle() instanceof Lifecycle.Merged(_, var into)
                    ? Optional.of(into)
                    : Optional.empty());
  }
}
