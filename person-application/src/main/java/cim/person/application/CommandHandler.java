package cim.person.application;

import cim.person.application.measures.CacheUse;
import cim.person.application.ports.Append;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.ports.RejectionLog;
import cim.person.application.ports.Tracing;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Elsewhere;
import cim.person.domain.state.Decision.Rejected;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.Lifecycle.Merged;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
  private final Replay replay;
  private final RejectionLog rejections;
  private final Tracing tracing;
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
    this(store, local, rejections, machine, clock, settings, Tracing.NONE);
  }

  /// @param tracing surrounds each command
  public CommandHandler(
      EventStore store,
      LocalRecords local,
      RejectionLog rejections,
      PersonStateMachine machine,
      InstantSource clock,
      CommandSettings settings,
      Tracing tracing) {
    this.tracing = tracing;
    this.store = store;
    this.persons = new KnownPersons(store, local, settings);
    this.replay = new Replay(persons);
    this.rejections = rejections;
    this.machine = machine;
    this.clock = clock;
    this.lanes = new Lanes(settings.patience(), settings.waiting());
    this.attempts = settings.attempts();
  }

  /// Carries the command out, or says why not.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when the store does not answer in
  ///     time; the same request may be sent again
  /// @throws TooManyCommands when too many others of the same person wait on this node
  /// @throws TooManyRaces when other writers were first each time
  /// @throws PersonSetAside when the person's history is broken
  public Outcome handle(CommandRequest request) {
    return tracing.around(
        request, () -> lanes.inLanesOf(writtenBy(request), () -> decideUntilStored(request)));
  }

  /// How often a command's person was in memory.
  public CacheUse cacheUse() {
    return persons.cacheUse();
  }

  /// Whom the command writes, as far as it can be told before it is decided.
  private List<PersonId> writtenBy(CommandRequest request) {
    return switch (request.command()) {
      case MergePerson(var into, _) -> List.of(request.person(), into);
      case UndoMerge _ when stateOf(request.person()) instanceof Merged(_, var into) ->
          List.of(request.person(), into);
      default -> List.of(request.person());
    };
  }

  private Lifecycle stateOf(PersonId person) {
    return persons.load(person).state().lifecycle();
  }

  private Outcome decideUntilStored(CommandRequest request) {
    KnownPerson known = persons.load(request.person());
    for (int attempt = 0; attempt < attempts; attempt++) {
      List<Long> earlier = persons.positionsOf(request.person(), known, request.commandId());
      if (!earlier.isEmpty()) {
        long end = whole(request.person(), known, earlier);
        if (end <= known.head().position()) {
          return replayed(request, known, earlier);
        }
        known = persons.readOn(request.person(), known, end);
        continue;
      }
      Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      Neighbours neighbours = new Neighbours(persons);
      switch (decide(request, known, neighbours, at)) {
        case Accepted accepted -> {
          try {
            return append(request, known, neighbours, accepted, at);
          } catch (ConcurrentAppend race) {
            if (race.person().equals(request.person())) {
              known = persons.readOn(request.person(), known, race.actual());
            } else {
              persons.readOn(race.person(), neighbours.known(race.person()), race.actual());
            }
          }
        }
        case Rejected(var rejection) -> {
          long newest = store.lastPosition(request.person());
          if (newest != known.head().position()) {
            known = persons.readOn(request.person(), known, newest);
          } else if (!neighbours.haveMoved(store)) {
            return refuse(request, rejection, Optional.ofNullable(known.record()));
          }
        }
      }
    }
    throw new TooManyRaces(request.person(), attempts);
  }

  /// Up to where the person has to be known so that no event of an earlier command is missing: what
  /// is known may end within its append.
  private long whole(PersonId person, KnownPerson known, List<Long> earlier) {
    long last = earlier.getLast();
    return last == known.head().position() ? store.lastPosition(person) : last;
  }

  private Decision decide(
      CommandRequest request, KnownPerson known, Neighbours neighbours, Instant at) {
    Long expected = request.expectedRevision();
    boolean isThere = known.record() != null || request.command() instanceof CreatePerson;
    if (expected != null && isThere && expected != known.head().seq()) {
      return Decision.rejected(new Rejection.StaleRevision(expected, known.head().seq()));
    }
    Decision decision =
        machine.decide(
            known.state(), request.command(), new Circumstances(request.person(), at, neighbours));
    return decision instanceof Accepted(_, Elsewhere(var other, _))
            && isKnownTo(other, neighbours, request)
        ? Decision.rejected(new Rejection.CommandIdReused())
        : decision;
  }

  /// Whether the other person has events of a command of this id. Then it is this one, or the id is
  /// used a second time, and the events of the two could not be told apart later.
  private boolean isKnownTo(PersonId other, Neighbours neighbours, CommandRequest request) {
    return !persons.positionsOf(other, neighbours.known(other), request.commandId()).isEmpty();
  }

  private Outcome append(
      CommandRequest request,
      KnownPerson known,
      Neighbours neighbours,
      Accepted accepted,
      Instant at) {
    List<Append> appends = new ArrayList<>();
    appends.add(request.append(request.person(), known.head(), accepted.events(), at));
    Elsewhere elsewhere = accepted.elsewhere();
    if (elsewhere != null) {
      PersonId other = elsewhere.person();
      appends.add(
          request.append(other, neighbours.known(other).head(), List.of(elsewhere.event()), at));
    }
    List<RecordedEvent> recorded = store.append(appends);
    int own = accepted.events().size();
    KnownPerson after = persons.appended(request.person(), known, recorded.subList(0, own));
    if (elsewhere != null) {
      PersonId other = elsewhere.person();
      persons.appended(other, neighbours.known(other), recorded.subList(own, recorded.size()));
    }
    return new Outcome.Done(new Receipt(request.commandId(), recorded, false), recordOf(after));
  }

  private Outcome refuse(
      CommandRequest request, Rejection rejection, Optional<PersonRecord> person) {
    rejections.refused(request, rejection);
    return new Outcome.Refused(rejection, person);
  }

  private Outcome replayed(CommandRequest request, KnownPerson known, List<Long> positions) {
    return replay
        .of(request, positions)
        .<Outcome>map(receipt -> new Outcome.Done(receipt, recordOf(known)))
        .orElseGet(
            () ->
                refuse(
                    request, new Rejection.CommandIdReused(), Optional.ofNullable(known.record())));
  }

  private static PersonRecord recordOf(KnownPerson known) {
    PersonRecord record = known.record();
    if (record == null) {
      throw new IllegalStateException("a person with events has a record");
    }
    return record;
  }
}
