package cim.person.application;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the first receipt of a command that comes again. Thread-safe.
final class Replay {
  /// What was done once was within the limits of its time.
  private static final PersonStateMachine UNLIMITED =
      new PersonStateMachine(new Limits(Integer.MAX_VALUE));

  private final KnownPersons persons;

  Replay(KnownPersons persons) {
    this.persons = persons;
  }

  /// The first receipt, when deciding the command on the state before it leads to the same events;
  /// empty when its id was used for something else.
  ///
  /// @param positions where the person's events of a command of this id stand; at least one
  Optional<Receipt> of(CommandRequest request, List<Long> positions) {
    long first = positions.getFirst();
    List<RecordedEvent> events = persons.eventsAt(request.person(), positions);
    Decision again =
        UNLIMITED.decide(
            persons.before(request.person(), first),
            request.command(),
            new Circumstances(
                request.person(), events.getFirst().at(), other -> persons.before(other, first)));
    if (!(again instanceof Accepted(var decided, var elsewhere))
        || !decided.equals(events.stream().map(RecordedEvent::event).toList())) {
      return Optional.empty();
    }
    List<RecordedEvent> all = new ArrayList<>(events);
    if (elsewhere != null) {
      all.addAll(persons.eventsOf(elsewhere.person(), first, request.commandId()));
    }
    return Optional.of(new Receipt(request.commandId(), all, true));
  }
}
