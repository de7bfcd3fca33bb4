package cim.person.domain.state;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.Change;
import cim.person.domain.commands.Changing;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.Family;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Lifecycle.Active;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one state of the lifecycle makes of one command, found out by running the machine.
///
/// @param family the family of the command
/// @param state where the person stands
/// @param command what is asked
/// @param allowed whether the state allows it
/// @param to where the person stands afterwards; null when the command is not allowed, and when the
///     person comes back to wherever it stood before
public record Transition(
    Family family,
    LifecycleState state,
    String command,
    boolean allowed,
    @Nullable LifecycleState to) {
  private static final PersonId SELF = new PersonId(new UUID(0, 1));
  private static final PersonId OTHER = new PersonId(new UUID(0, 2));
  private static final Instant ONCE = Instant.EPOCH;

  /// Every command in every state: commands in the order of their hierarchy, states in that of a
  /// life.
  public static List<Transition> all() {
    List<Transition> all = new ArrayList<>();
    for (LifecycleCommand command : lifecycleCommands()) {
      for (LifecycleState state : LifecycleState.values()) {
        all.add(ofLifecycle(state, command));
      }
    }
    for (Class<? extends PersonCommand> command : Hierarchy.leaves(PersonCommand.class)) {
      if (Changing.class.isAssignableFrom(command)) {
        for (LifecycleState state : LifecycleState.values()) {
          boolean allowed = Permissions.permit(state, Change.of(command));
          all.add(
              new Transition(
                  Family.of(command),
                  state,
                  command.getSimpleName(),
                  allowed,
                  allowed ? state : null));
        }
      }
    }
    return all;
  }

  /// One command of each kind in the lifecycle.
  static List<LifecycleCommand> lifecycleCommands() {
    PersonName name =
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
    return List.of(
        new CreatePerson(name, null, List.of(), false),
        new ActivatePerson(),
        new SuspendPerson("why"),
        new ReactivatePerson("why"),
        new ArchivePerson("why"),
        new RestorePerson("why"),
        new RecordDeath(null, DatePrecision.UNKNOWN),
        new RevokeDeathRecord("why"),
        new MergePerson(OTHER, MergeReason.DUPLICATE_IDENTITY),
        new UndoMerge("why"));
  }

  private static Transition ofLifecycle(LifecycleState state, LifecycleCommand command) {
    Set<LifecycleState> after = EnumSet.noneOf(LifecycleState.class);
    Person other = Person.ABSENT.with(new Active());
    Circumstances around = new Circumstances(SELF, ONCE, _ -> other);
    for (Lifecycle lifecycle : ways(state)) {
      Person person = Person.ABSENT.with(lifecycle);
      Deciding on = new Deciding(person, around, new Limits(1));
      if (LifecycleStateMachine.decide(on, command) instanceof Accepted(var events, _)) {
        LifecycleEvent event = (LifecycleEvent) events.getFirst();
        after.add(LifecycleStateMachine.evolve(person, event, ONCE).lifecycle().state());
      }
    }
    return new Transition(
        Family.LIFECYCLE,
        state,
        command.getClass().getSimpleName(),
        !after.isEmpty(),
        after.size() == 1 ? after.iterator().next() : null);
  }

  /// The ways to be in a state: some states remember the one before.
  private static List<Lifecycle> ways(LifecycleState state) {
    List<Lifecycle> before = List.of(new Lifecycle.Draft(), new Active());
    return switch (state) {
      case ABSENT -> List.of(new Lifecycle.Absent());
      case DRAFT -> List.of(new Lifecycle.Draft());
      case ACTIVE -> List.of(new Active());
      case SUSPENDED -> List.of(new Lifecycle.Suspended());
      case ARCHIVED -> before.stream().<Lifecycle>map(Lifecycle.Archived::new).toList();
      case DECEASED -> before.stream().<Lifecycle>map(Lifecycle.Deceased::new).toList();
      case MERGED ->
          before.stream().<Lifecycle>map(was -> new Lifecycle.Merged(was, OTHER)).toList();
    };
  }
}
