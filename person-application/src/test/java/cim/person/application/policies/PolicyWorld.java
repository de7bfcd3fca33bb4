package cim.person.application.policies;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.InMemoryRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Limits;
import cim.person.domain.state.Part;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/// Persons, and one policy that is run on what happens to them when the test says so: the real
/// engine and command handler over a store in memory.
final class PolicyWorld {
  private static final PersonName NAME =
      new PersonName(
          List.of("Ada"),
          List.of(),
          null,
          null,
          null,
          List.of(),
          List.of(),
          null,
          NameConvention.MONONYMIC,
          null);

  final InMemoryEventStore store = new InMemoryEventStore();
  final ReadModels models = new ReadModels(store);
  final PolicySettings settings =
      new PolicySettings(
          3,
          1,
          8,
          1,
          Duration.ofSeconds(1),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          _ -> PolicySettings.Mode.ON);
  private final PolicyTallies tallies = new PolicyTallies();
  private final CommandHandler handler;
  private final PolicyEngine engine;
  private final Policy policy;
  private Runnable meanwhile = () -> {};
  private Instant now = Instant.parse("2026-11-24T18:00:00Z");

  /// What has happened and was not dealt with yet, each person's in its order.
  private final Map<PersonId, List<RecordedEvent>> lanes = new LinkedHashMap<>();

  private long seen;

  private static final Timers NOBODY_WAITS =
      new Timers() {
        @Override
        public void wake(String policy, Wake wake) {}

        @Override
        public long waiting() {
          return 0;
        }
      };

  PolicyWorld(Function<PolicyWorld, Policy> made) {
    handler =
        new CommandHandler(
            store,
            new InMemoryRecords(store),
            (_, _) -> {},
            new PersonStateMachine(new Limits(1_000)),
            this::now,
            new CommandSettings(5, 1_000, Duration.ofSeconds(10)));
    Policy inner = made.apply(this);
    policy = new Interrupted(inner);
    engine =
        new PolicyEngine(
            new KnownPolicies(List.of(policy)),
            handler::handle,
            store,
            models,
            models,
            NOBODY_WAITS,
            tallies,
            settings,
            this::now);
  }

  /// Lets something happen between what a policy wants and its being done.
  private final class Interrupted implements Policy {
    private final Policy inner;

    Interrupted(Policy inner) {
      this.inner = inner;
    }

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Interest interest() {
      return inner.interest();
    }

    @Override
    public Reaction react(Trigger trigger) {
      Reaction reaction = inner.react(trigger);
      meanwhile.run();
      return reaction;
    }
  }

  /// Each moment is another one.
  Instant now() {
    now = now.plusMillis(1);
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Somebody in service.
  PersonId person() {
    PersonId person = new PersonId(UUID.randomUUID());
    ask(person, new CreatePerson(NAME, null, List.of(), true));
    return person;
  }

  List<PersonId> persons(int count) {
    List<PersonId> persons = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      persons.add(person());
    }
    return persons;
  }

  void ask(PersonId person, PersonCommand command) {
    Outcome outcome = tryTo(person, command);
    if (!(outcome instanceof Outcome.Done)) {
      throw new AssertionError(command + " was refused: " + outcome);
    }
  }

  Outcome tryTo(PersonId person, PersonCommand command) {
    UUID id = UUID.randomUUID();
    return request(new CommandRequest(person, id, id, null, "user:ada", null, command));
  }

  Outcome request(CommandRequest request) {
    return handler.handle(request);
  }

  /// Has this happen, once, after the policy has been asked next and before what it wants is done.
  void meanwhile(Runnable happening) {
    meanwhile =
        () -> {
          meanwhile = () -> {};
          happening.run();
        };
  }

  /// Runs the policy on everything that has happened, and on what follows.
  void run() {
    while (runOne(List::getFirst)) {
      // and on
    }
  }

  /// Runs it on what has happened to somebody next.
  ///
  /// @return whether there was anything
  boolean runOne(Random random) {
    return runOne(persons -> persons.get(random.nextInt(persons.size())));
  }

  private boolean runOne(Function<List<PersonId>, PersonId> choice) {
    for (RecordedEvent event : store.page(seen, Integer.MAX_VALUE)) {
      seen = event.position();
      if (policy.interest().events().contains(event.type())) {
        lanes.computeIfAbsent(event.person(), _ -> new ArrayList<>()).add(event);
      }
    }
    lanes.values().removeIf(List::isEmpty);
    if (lanes.isEmpty()) {
      return false;
    }
    List<RecordedEvent> lane =
        Optional.ofNullable(lanes.get(choice.apply(List.copyOf(lanes.keySet())))).orElseThrow();
    run(new Trigger.Happened(lane.removeFirst()));
    return true;
  }

  void run(Trigger trigger) {
    engine.run(new Due(policy.name(), trigger, () -> true));
  }

  PersonRecord record(PersonId person) {
    return models.byId(person).orElseThrow();
  }

  <P extends Part> List<P> parts(PersonId person, Class<P> kind) {
    return record(person).state().parts(kind);
  }

  List<RecordedEvent> history(PersonId person) {
    List<RecordedEvent> history = new ArrayList<>();
    store.forEach(person, 0, history::add);
    return history;
  }

  PolicyStatus counts() {
    return tallies.of(policy.name()).status(policy.name(), PolicyStatus.State.RUNNING, 0, 0);
  }
}
