package cim.person.application;

import cim.person.application.ports.Append;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.ports.RejectionLog;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Rejected;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Carries out commands: load, decide, append. The one way in, whatever door a command came
/// through. Thread-safe.
///
/// The same command sent again, after any time and on any node, gets its first receipt. A race lost
/// to another writer is decided again on what that writer made, which is safe because deciding is
/// pure. A refusal is answered only when nothing newer could change it.
public final class CommandHandler {
  private final EventStore store;
  private final KnownPersons persons;
  private final RejectionLog rejections;
  private final PersonStateMachine machine;
  private final InstantSource clock;
  private final Lanes lanes;
  private final int attempts;

  public CommandHandler(
      EventStore store,
      LocalRecords local,
      RejectionLog rejections,
      PersonStateMachine machine,
      InstantSource clock,
      CommandSettings settings) {
    this.store = store;
    this.persons = new KnownPersons(store, local, settings);
    this.rejections = rejections;
    this.machine = machine;
    this.clock = clock;
    this.lanes = new Lanes(settings.patience());
    this.attempts = settings.attempts();
  }

  /// Carries the command out, or says why not.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when the store does not answer in
  ///     time; the same request may be sent again
  /// @throws TooManyRaces when other writers were first each time
  /// @throws PersonSetAside when the person's history is broken
  public Outcome handle(CommandRequest request) {
    return lanes.inLaneOf(request.person(), () -> decideUntilStored(request));
  }

  private Outcome decideUntilStored(CommandRequest request) {
    KnownPerson known = persons.load(request.person());
    for (int attempt = 0; attempt < attempts; attempt++) {
      List<Long> earlier = persons.positionsOf(request.person(), known, request.commandId());
      if (!earlier.isEmpty() && earlier.getLast() > known.head().position()) {
        known = persons.readOn(request.person(), known, earlier.getLast());
        continue;
      }
      if (!earlier.isEmpty()) {
        return replay(request, known, earlier);
      }
      Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      switch (decide(request, known, at)) {
        case Accepted(var events) -> {
          try {
            return append(request, known, events, at);
          } catch (ConcurrentAppend race) {
            known = persons.readOn(request.person(), known, race.actual());
          }
        }
        case Rejected(var rejection) -> {
          long newest = store.lastPosition(request.person());
          if (newest == known.head().position()) {
            return refuse(request, rejection, Optional.ofNullable(known.record()));
          }
          known = persons.readOn(request.person(), known, newest);
        }
      }
    }
    throw new TooManyRaces(request.person(), attempts);
  }

  private Decision decide(CommandRequest request, KnownPerson known, Instant at) {
    Long expected = request.expectedRevision();
    if (expected != null && known.record() != null && expected != known.head().seq()) {
      return Decision.rejected(new Rejection.StaleRevision(expected, known.head().seq()));
    }
    return machine.decide(known.state(), request.command(), at);
  }

  private Outcome append(
      CommandRequest request, KnownPerson known, List<PersonEvent> events, Instant at) {
    List<RecordedEvent> recorded =
        store.append(
            List.of(
                new Append(
                    request.person(),
                    known.head(),
                    events,
                    at,
                    request.actor(),
                    request.commandId(),
                    request.correlation(),
                    request.cause())));
    KnownPerson after = persons.appended(request.person(), known, recorded);
    return new Outcome.Done(new Receipt(request.commandId(), recorded, false), recordOf(after));
  }

  private Outcome refuse(
      CommandRequest request, Rejection rejection, Optional<PersonRecord> person) {
    rejections.refused(request, rejection);
    return new Outcome.Refused(rejection, person);
  }

  /// The first receipt again, when deciding the command on the state before it leads to the same
  /// events; else its id was used for something else.
  private Outcome replay(CommandRequest request, KnownPerson known, List<Long> positions) {
    List<RecordedEvent> events = persons.eventsAt(request.person(), positions);
    KnownPerson before = persons.before(request.person(), positions.getFirst());
    Decision again = machine.decide(before.state(), request.command(), events.getFirst().at());
    List<PersonEvent> recorded = events.stream().map(RecordedEvent::event).toList();
    if (!again.equals(new Accepted(recorded))) {
      return refuse(request, new Rejection.CommandIdReused(), Optional.ofNullable(known.record()));
    }
    return new Outcome.Done(new Receipt(request.commandId(), events, true), recordOf(known));
  }

  private static PersonRecord recordOf(KnownPerson known) {
    PersonRecord record = known.record();
    if (record == null) {
      throw new IllegalStateException("a person with events has a record");
    }
    return record;
  }
}
