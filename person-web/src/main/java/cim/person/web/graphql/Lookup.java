package cim.person.web.graphql;

import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds one person: as it is now or as it was once, itself or the one that survived its merges.
public final class Lookup {
  /// Merges make no cycle, and a longer chain of them is none that people make.
  private static final int MOST_MERGES = 100;

  private final Persons persons;
  private final TimeTravel travel;

  public Lookup(Persons persons, TimeTravel travel) {
    this.persons = persons;
    this.travel = travel;
  }

  /// @param follow whether the survivor is meant when the person was merged
  /// @throws cim.person.application.data.MalformedData naming the argument that is wrong
  public Optional<PersonView> find(PersonId id, @Nullable AsOf asOf, boolean follow) {
    if (asOf == null) {
      Optional<PersonRecord> itself = persons.byId(id);
      return (follow ? survivor(itself, persons::byId) : itself).map(PersonView::now);
    }
    Optional<PersonRecord> itself = asOf.read(travel, id);
    return (follow ? survivorAt(itself, asOf.timeToFollowTo()) : itself)
        .map(record -> new PersonView(record, true));
  }

  private Optional<PersonRecord> survivorAt(Optional<PersonRecord> person, Instant time) {
    return survivor(person, into -> travel.atTime(into, time));
  }

  private static Optional<PersonRecord> survivor(
      Optional<PersonRecord> person, Function<PersonId, Optional<PersonRecord>> read) {
    Optional<PersonRecord> found = person;
    for (int merges = 0; merges < MOST_MERGES; merges++) {
      if (found.isEmpty()
          || !(found.get().state().lifecycle() instanceof Lifecycle.Merged(_, var into))) {
        return found;
      }
      found = read.apply(into);
    }
    return Optional.empty();
  }
}
