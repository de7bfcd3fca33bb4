package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
  private final Set<PersonId> setAside = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

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
      case StreamEntry.Event(var event, _, _) -> add(event);
      case StreamEntry.Broken(_, var person, var problem, _) -> {
        changes.put(RocksKeys.broken(problem.position()), text(problem));
        if (person == null) {
          findings.add(new Finding(null, problem));
        } else if (isSound(person)) {
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
      folded.put(person, PersonRecord.next(before, event));
    } catch (CorruptHistory problem) {
      setAside(person, problem);
      return;
    }
    changes.put(RocksKeys.sequence(person, event.seq()), position);
    changes.put(RocksKeys.command(person, event.command(), event.position()), NOTHING);
  }

  private boolean isSound(PersonId person) {
    if (setAside.contains(person)) {
      return false;
    }
    if (sound.contains(person)) {
      return true;
    }
    return !isSetAside.apply(person) && sound.add(person);
  }

  private void setAside(PersonId person, CorruptHistory problem) {
    setAside.add(person);
    findings.add(new Finding(person, problem));
    changes.put(RocksKeys.problem(person), text(problem));
  }

  private static byte[] text(CorruptHistory problem) {
    return String.valueOf(problem.getMessage()).getBytes(StandardCharsets.UTF_8);
  }

  /// The records after the batch. Call it when all entries are added.
  Map<PersonId, PersonRecord> folded() {
    return folded;
  }

  /// What is broken in this batch: of each person, which is set aside by it, the first only.
  List<Finding> findings() {
    return findings;
  }
}
