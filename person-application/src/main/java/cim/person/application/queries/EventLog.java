package cim.person.application.queries;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The events of the stream that this node's read model has seen, oldest first. Thread-safe.
public interface EventLog {
  Optional<RecordedEvent> byCid(Cid cid);

  /// The events that pass a filter, in the order of the stream.
  ///
  /// A cursor is a place in the stream, so it goes on in the list of another filter; only the list
  /// of everything and that of everything of one person have cursors of their own.
  ///
  /// @throws BadCursor when the page's cursor is none of this list
  Page<RecordedEvent> find(EventFilter filter, PageRequest page);

  /// The same page of each of these persons' events, all read at once.
  ///
  /// @return a page for each person; none for those of whose list the page's cursor is none
  Map<PersonId, Page<RecordedEvent>> ofEach(Collection<PersonId> persons, PageRequest page);
}
