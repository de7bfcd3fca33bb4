package cim.person.application.ports;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What this node knows of persons without asking the event store: it may lag behind it, is
/// never ahead, and never goes back within a generation. Thread-safe.
///
/// A record and the commands that led to it are saved together: whoever has seen the record at a
/// revision finds every command up to that revision.
public interface LocalRecords {
  Optional<PersonRecord> record(PersonId person);

  /// The positions of the events that a command of this id led to, in order; empty when this node
  /// knows of none.
  List<Long> positionsOf(PersonId person, UUID command);

  /// The positions of a person's events from one number to another, both included, in order; fewer
  /// when this node does not know all of them, empty when it knows none.
  List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq);

  /// Why a person is set aside, when its history is broken.
  Optional<String> problemOf(PersonId person);

  /// Changes whenever these records are thrown away to be built anew: after a restore of the event
  /// store, say. What was learnt from them before does not count any more then.
  long generation();
}
