package cim.person.application.queries;

import cim.person.application.ports.RecordedEvent;

/// What a filter of events means, read from each event: what a log must agree with.
public final class EventMatch {
  private EventMatch() {}

  /// Whether an event meets every condition.
  public static boolean meets(RecordedEvent event, EventFilter filter) {
    return (filter.person() == null || filter.person().equals(event.person()))
        && (filter.families().isEmpty() || filter.families().contains(event.type().family()))
        && (filter.types().isEmpty() || filter.types().contains(event.type()))
        && (filter.actor() == null || filter.actor().equals(event.actor()))
        && (filter.correlation() == null || filter.correlation().equals(event.correlation()))
        && (filter.cause() == null || filter.cause().text().equals(event.cause()))
        && (filter.from() == null || !event.at().isBefore(filter.from()))
        && (filter.to() == null || event.at().isBefore(filter.to()));
  }
}
