package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import org.jspecify.annotations.Nullable;

/// Which events a client asks for.
///
/// @param person those of one person only
public record EventFilter(@Nullable String person) {
  static final EventFilter EVERYTHING = new EventFilter(null);

  Page<RecordedEvent> read(EventLog log, PageRequest page) {
    return person == null ? log.all(page) : log.of(Arguments.person("filter.person", person), page);
  }
}
