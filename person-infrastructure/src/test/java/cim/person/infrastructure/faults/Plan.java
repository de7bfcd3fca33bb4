package cim.person.infrastructure.faults;

import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// What one worker of the load asks for, order after order. For one thread.
interface Plan {
  /// What the next order is.
  ///
  /// @param lastWasDone whether the last one was carried out, as far as is known
  Order next(boolean lastWasDone);

  /// Whether an order may be refused: only where others write the same persons.
  boolean mayBeRefused();

  /// Creates persons, renames each twice, and merges the one before into it; now and then one is
  /// left alone, since who absorbs thousands is no person.
  final class OwnPersons implements Plan {
    private static final int STEPS = 4;
    private static final int TOGETHER = 8;

    private List<PersonId> persons = List.of();
    private int created;
    private int step;

    @Override
    public Order next(boolean lastWasDone) {
      step = lastWasDone ? step % STEPS + 1 : 1;
      if (step == 1) {
        PersonId next = newPerson();
        boolean joins = lastWasDone && created++ % TOGETHER != 0;
        persons = joins ? List.of(persons.getLast(), next) : List.of(next);
        return Order.create(next);
      }
      return step == STEPS && persons.size() > 1
          ? Order.merge(persons.getFirst(), persons.getLast())
          : Order.rename(persons.getLast());
    }

    @Override
    public boolean mayBeRefused() {
      return false;
    }
  }

  /// Renames persons that everyone writes, merges them and takes that back.
  final class SharedPersons implements Plan {
    private final List<PersonId> persons;
    private final Random random;

    /// @param persons whoever is asked first for one creates it
    SharedPersons(List<PersonId> persons, int worker) {
      this.persons = persons;
      this.random = new Random(worker);
    }

    @Override
    public Order next(boolean lastWasDone) {
      PersonId person = any();
      return switch (random.nextInt(8)) {
        case 0 -> Order.merge(person, any());
        case 1, 2 -> Order.undoMerge(person);
        case 3 -> Order.create(lastWasDone ? newPerson() : person);
        default -> Order.rename(person);
      };
    }

    @Override
    public boolean mayBeRefused() {
      return true;
    }

    private PersonId any() {
      return persons.get(random.nextInt(persons.size()));
    }
  }

  static PersonId newPerson() {
    return new PersonId(UUID.randomUUID());
  }
}
