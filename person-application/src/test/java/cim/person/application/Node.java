package cim.person.application;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cim.person.application.Outcome.Done;
import cim.person.application.Outcome.Refused;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.InMemoryRecords;
import cim.person.application.ports.TroubledEventStore;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A command handler with its own cache, local records and way to the event store: one of several
/// nodes that serve the same persons.
final class Node {
  static final PersonId ADA = PersonId.parse("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");

  private static final int ATTEMPTS = 5;
  private static final AtomicLong MICROSECONDS = new AtomicLong();
  private static final InstantSource CLOCK =
      () -> Instant.parse("2026-11-23T06:14:00Z").plusNanos(1_000 * MICROSECONDS.incrementAndGet());

  final TroubledEventStore way;
  final InMemoryRecords local;
  final List<RejectionCode> rejections = new CopyOnWriteArrayList<>();
  private final CommandHandler handler;

  Node(EventStore store) {
    this(store, 100);
  }

  Node(EventStore store, int cachedPersons) {
    this(store, cachedPersons, ATTEMPTS);
  }

  /// @param attempts how often a command is decided when other nodes are first
  Node(EventStore store, int cachedPersons, int attempts) {
    this(store, cachedPersons, attempts, new Limits(10));
  }

  Node(EventStore store, int cachedPersons, int attempts, Limits limits) {
    way = new TroubledEventStore(store);
    local = new InMemoryRecords(store);
    handler =
        new CommandHandler(
            way,
            local,
            (_, rejection) -> rejections.add(rejection.code()),
            new PersonStateMachine(limits),
            CLOCK,
            new CommandSettings(attempts, cachedPersons, Duration.ofSeconds(10)));
  }

  /// Asks under a new command id.
  Outcome ask(PersonCommand command) {
    return ask(UUID.randomUUID(), command);
  }

  Outcome ask(UUID id, PersonCommand command) {
    return ask(id, null, command);
  }

  Outcome ask(UUID id, @Nullable Long expectedRevision, PersonCommand command) {
    return ask(ADA, id, expectedRevision, command);
  }

  /// Asks another person than Ada.
  Outcome ask(PersonId person, PersonCommand command) {
    return ask(person, UUID.randomUUID(), command);
  }

  Outcome ask(PersonId person, UUID id, PersonCommand command) {
    return ask(person, id, null, command);
  }

  Outcome ask(PersonId person, UUID id, @Nullable Long expectedRevision, PersonCommand command) {
    return handler.handle(
        new CommandRequest(person, id, id, null, "user:tester", expectedRevision, command));
  }

  static Done done(Outcome outcome) {
    return assertInstanceOf(Done.class, outcome);
  }

  static RejectionCode refused(Outcome outcome) {
    return assertInstanceOf(Refused.class, outcome).rejection().code();
  }
}
