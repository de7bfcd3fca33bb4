package cim.person.infrastructure.migration;

import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.Watcher;
import cim.person.infrastructure.index.PersonTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All persons of a source, each folded by [ReferenceFold].
final class ReferenceHistory {
  private final PersonTable<ReferencePerson> persons;
  private final Path heldFile;
  private final Watcher watcher;
  private final Order order = new Order();
  private final Map<String, Long> variants = new TreeMap<>();
  private long lines;
  private long imported;

  /// @param heldFile a temporary file for what waits for the end
  ReferenceHistory(PersonTable<ReferencePerson> persons, Path heldFile, Watcher watcher) {
    this.persons = persons;
    this.heldFile = heldFile;
    this.watcher = watcher;
  }

  long lines() {
    return lines;
  }

  /// How many messages were facts.
  long imported() {
    return imported;
  }

  /// How many messages there are of each variant.
  Map<String, Long> variants() {
    return variants;
  }

  void read(MigrationSource source) throws IOException, InterruptedException {
    Pace pace = new Pace();
    try (LegacySource opened = source.open();
        Reading reading = new Reading(opened, UnaryOperator.identity());
        HeldLines held = new HeldLines(heldFile)) {
      for (Reading.Item item = reading.next(); item != null; item = reading.next()) {
        lines++;
        if (item.message() != null) {
          variants.merge(item.message().variant(), 1L, Long::sum);
          order.add(item.message());
        }
        drain(held, false);
        pace.tell(watcher, "lines folded", lines, opened.done(), opened.size());
      }
      drain(held, true);
      held.forEach(
          line -> {
            LegacyMessage message = Reading.Item.of(line).message();
            if (message != null) {
              take(message);
            }
          });
    }
  }

  private void drain(HeldLines held, boolean isEnd) throws IOException {
    for (LegacyMessage next = order.next(isEnd); next != null; next = order.next(isEnd)) {
      if (!take(next)) {
        held.add(next.line());
      }
    }
  }

  /// @return false when a person is not known yet
  private boolean take(LegacyMessage message) throws IOException {
    ReferencePerson person = persons.get(message.person());
    if (person == null) {
      ReferencePerson first = ReferenceFold.first(message);
      if (first != null) {
        persons.put(message.person(), first);
        imported++;
      }
      return first != null;
    }
    int before = person.imported;
    boolean isKnown = takeNext(message, person);
    persons.put(message.person(), person);
    imported += person.imported - before;
    return isKnown;
  }

  private boolean takeNext(LegacyMessage message, ReferencePerson person) throws IOException {
    String target = ReferenceFold.mergeTarget(message);
    if (target == null) {
      ReferenceFold.next(message, person);
      return true;
    }
    if (person.lifecycle.equals("MergedInto") || target.equals(message.person().toString())) {
      return true;
    }
    ReferencePerson next = find(target);
    if (next == null) {
      return false;
    }
    while (next != null && next.mergedInto != null) {
      if (next.mergedInto.equals(message.person().toString())) {
        return true;
      }
      next = find(next.mergedInto);
    }
    ReferenceFold.merge(message, person, target);
    return true;
  }

  private @Nullable ReferencePerson find(String id) throws IOException {
    return persons.get(new PersonId(UUID.fromString(id)));
  }
}
