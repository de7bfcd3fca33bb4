package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.Collection;
import java.util.Map;

/// The log of events by the generation that is read from.
record ServedEventLog(Serving serving) implements EventLog {
  @Override
  public Map<Cid, RecordedEvent> byCids(Collection<Cid> cids) {
    return serving.read(generation -> generation.log().byCids(cids));
  }

  @Override
  public Page<RecordedEvent> find(EventFilter filter, PageRequest page) {
    return serving.read(generation -> generation.log().find(filter, page));
  }

  @Override
  public Map<PersonId, Page<RecordedEvent>> ofEach(Collection<PersonId> persons, PageRequest page) {
    return serving.read(generation -> generation.log().ofEach(persons, page));
  }

  @Override
  public Map<Cid, Page<RecordedEvent>> causedByEach(Collection<Cid> causes, PageRequest page) {
    return serving.read(generation -> generation.log().causedByEach(causes, page));
  }
}
