package cim.person.application.queries;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.Optional;

/// The events of the stream that this node's read model has seen, oldest first. Thread-safe.
public interface EventLog {
  Optional<RecordedEvent> byCid(Cid cid);

  /// The events of one person.
  ///
  /// @throws BadCursor when the page's cursor is none of this list
  Page<RecordedEvent> of(PersonId person, PageRequest page);

  /// The events of everyone.
  ///
  /// @throws BadCursor when the page's cursor is none of this list
  Page<RecordedEvent> all(PageRequest page);
}
