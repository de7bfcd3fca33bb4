package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Folds one batch of the stream into changes of the table. A person whose history does not fit
/// together is set aside, and the others go on.
final class RecordFold {
  private static final byte[] NOTHING = {};

  private final RocksTable.Changes changes;
  private final Function<PersonId, @Nullable PersonRecord> saved;
  private final Function<PersonId, Boolean> isSetAside;
  private final Map<PersonId, PersonRecord> folded = new HashMap<>();
  private final Set<PersonId> sound = new HashSet<>();
  private final Map<PersonId, String> setAside = new LinkedHashMap<>();

  RecordFold(
      RocksTable.Changes changes,
      Function<PersonId, @Nullable PersonRecord> saved,
      Function<PersonId, Boolean> isSetAside) {
    this.changes = changes;
    this.saved = saved;
    this.isSetAside = isSetAside;
  }

  void add(StreamEntry entry) {
    switch (entry) {
      case StreamEntry.Event(var event, _) -> add(event);
      case StreamEntry.Broken(var position, _, var person, var problem, _) -> {
        changes.put(RocksKeys.broken(position), problem.getBytes(StandardCharsets.UTF_8));
        if (person != null) {
          setAside(person, problem);
        }
      }
    }
  }

  private void add(RecordedEvent event) {
    byte[] position = RocksKeys.position(event.position());
    changes.put(RocksKeys.cid(event.cid()), position);
    PersonId person = event.person();
    if (!isSound(person)) {
      return;
    }
    PersonRecord before = folded.containsKey(person) ? folded.get(person) : saved.apply(person);
    try {
      folded.put(person, after(before, event));
    } catch (RuntimeException problem) {
      setAside(person, String.valueOf(problem.getMessage()));
      return;
    }
    changes.put(RocksKeys.sequence(person, event.seq()), position);
    changes.put(RocksKeys.command(person, event.command(), event.position()), NOTHING);
  }

  private static PersonRecord after(@Nullable PersonRecord before, RecordedEvent event) {
    if (before != null && event.seq() <= before.head().seq()) {
      throw new CorruptHistory(event.position(), "has seq " + event.seq() + " a second time", null);
    }
    return PersonRecord.after(before, event);
  }

  private boolean isSound(PersonId person) {
    if (setAside.containsKey(person)) {
      return false;
    }
    if (sound.contains(person)) {
      return true;
    }
    return !isSetAside.apply(person) && sound.add(person);
  }

  private void setAside(PersonId person, String problem) {
    if (isSound(person)) {
      setAside.put(person, problem);
    }
  }

  /// The records after the batch. Call it when all entries are added.
  Map<PersonId, PersonRecord> folded() {
    return folded;
  }

  /// Who is set aside because of this batch, and why.
  Map<PersonId, String> setAside() {
    return setAside;
  }
}
