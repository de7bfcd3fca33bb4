package cim.person.application.queries;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The events of the stream that this node's read model has seen, oldest first. Thread-safe.
public interface EventLog {
  /// An event by the identity of its content; empty when none with this CID is known.
  default Optional<RecordedEvent> byCid(Cid cid) {
    return Optional.ofNullable(byCids(List.of(cid)).get(cid));
  }

  /// These events, all read at once; without those that are not known.
  Map<Cid, RecordedEvent> byCids(Collection<Cid> cids);

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

  /// The same page of what each of these events has led to, all read at once. It is the page that
  /// the filter of that cause has, and goes on with the same cursors.
  ///
  /// @return a page for each cause; none at all when the page's cursor is none of a filter's list
  Map<Cid, Page<RecordedEvent>> causedByEach(Collection<Cid> causes, PageRequest page);
}
