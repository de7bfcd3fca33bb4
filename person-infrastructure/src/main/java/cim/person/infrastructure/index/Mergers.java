package cim.person.infrastructure.index;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who became part of whom, over any number of merges.
final class Mergers {
  /// How many count for the one who survives, about: each of its documents takes so long to make.
  private static final int MOST_ABSORBED = 100;

  private final RocksRecords records;

  Mergers(RocksRecords records) {
    this.records = records;
  }

  /// These persons, and all who survive them: what one holds counts for the other as well.
  Collection<PersonRecord> withSurvivors(Collection<PersonId> persons) {
    Map<PersonId, PersonRecord> found = new LinkedHashMap<>();
    Set<PersonId> open = new HashSet<>(persons);
    while (!open.isEmpty()) {
      List<PersonRecord> next = records.records(List.copyOf(open));
      open.clear();
      next.forEach(person -> found.put(person.id(), person));
      for (PersonRecord person : next) {
        PersonId survivor = survivor(person);
        if (survivor != null && !found.containsKey(survivor)) {
          open.add(survivor);
        }
      }
    }
    return found.values();
  }

  /// Those whose records became part of this person's, the nearest first; one whose own record is
  /// not known is left out, and so are those after the first hundred or so.
  List<PersonRecord> absorbedBy(PersonRecord person) {
    List<PersonId> open = absorbed(person);
    if (open.isEmpty()) {
      return List.of();
    }
    Map<PersonId, PersonRecord> found = new LinkedHashMap<>();
    while (!open.isEmpty() && found.size() < MOST_ABSORBED) {
      List<PersonId> further = new ArrayList<>();
      for (PersonRecord each : records.records(open)) {
        if (!each.id().equals(person.id()) && found.putIfAbsent(each.id(), each) == null) {
          further.addAll(absorbed(each));
        }
      }
      open = further;
    }
    return List.copyOf(found.values());
  }

  private static List<PersonId> absorbed(PersonRecord person) {
    return person.state().parts(AbsorbedPerson.class).stream().map(AbsorbedPerson::id).toList();
  }

  private static @Nullable PersonId survivor(PersonRecord person) {
    return person.state().lifecycle() instanceof Lifecycle.Merged(_, var into) ? into : null;
  }
}
