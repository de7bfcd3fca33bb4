package cim.person.application.policies;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventLog;
import cim.person.domain.values.Cid;
import java.util.Optional;

/// Follows events back to what caused them, so that policies do not set each other off for ever.
///
/// A command that time led to is a beginning: its correlation is its own id.
record Chain(EventLog log, int limit) {
  /// @throws ChainStopped when the consequence has happened before in what led to it, or when too
  ///     many commands of policies led to it
  void check(String policy, Consequence consequence, RecordedEvent trigger) {
    int depth = 1;
    Optional<RecordedEvent> link = Optional.of(trigger);
    while (link.isPresent() && isOfAPolicy(link.get())) {
      RecordedEvent event = link.get();
      Cid cause = Cid.parse(String.valueOf(event.cause()));
      if (event.command().equals(Origin.commandId(cause, policy, consequence))) {
        throw new ChainStopped(
            "%s goes in a circle: %s of %s led to itself, by %s"
                .formatted(policy, consequence.part(), consequence.person(), trigger));
      }
      depth++;
      if (depth > limit) {
        throw new ChainStopped(
            "%d commands of policies followed one from the other, up to %s"
                .formatted(limit, trigger));
      }
      link = log.byCid(cause);
    }
  }

  private static boolean isOfAPolicy(RecordedEvent event) {
    return event.askedByPolicy()
        && event.cause() != null
        && !event.correlation().equals(event.command());
  }
}
