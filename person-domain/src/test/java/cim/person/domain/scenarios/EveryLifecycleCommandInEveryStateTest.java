package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.activate;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archive;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.createAda;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.reactivate;
import static cim.person.domain.scenarios.Examples.reactivated;
import static cim.person.domain.scenarios.Examples.restore;
import static cim.person.domain.scenarios.Examples.restored;
import static cim.person.domain.scenarios.Examples.suspend;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.state.LifecycleState.ABSENT;
import static cim.person.domain.state.LifecycleState.ACTIVE;
import static cim.person.domain.state.LifecycleState.ARCHIVED;
import static cim.person.domain.state.LifecycleState.DECEASED;
import static cim.person.domain.state.LifecycleState.DRAFT;
import static cim.person.domain.state.LifecycleState.MERGED;
import static cim.person.domain.state.LifecycleState.SUSPENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.DeathRecordRevoked;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The whole table, written down once more by hand: what the machine says must be this.
class EveryLifecycleCommandInEveryStateTest {
  private static final String NO = RejectionCode.TRANSITION_NOT_ALLOWED.name();
  private static final String NOBODY = RejectionCode.PERSON_NOT_FOUND.name();
  private static final String EXISTS = RejectionCode.PERSON_EXISTS.name();

  private static final List<LifecycleCommand> COMMANDS =
      List.of(
          createAda(),
          activate(),
          suspend("x"),
          reactivate("x"),
          archive("x"),
          restore("x"),
          new RecordDeath(null, DatePrecision.UNKNOWN),
          new RevokeDeathRecord("x"),
          new MergePerson(CHARLES, MergeReason.USER_REQUESTED),
          new UndoMerge("x"));
  private static final List<LifecycleEvent> EVENTS =
      List.of(
          created(),
          activated(),
          suspended("x"),
          reactivated("x"),
          archived("x"),
          restored("x"),
          new DeathRecorded(null, DatePrecision.UNKNOWN),
          new DeathRecordRevoked("x"),
          new MergedInto(CHARLES, MergeReason.USER_REQUESTED),
          new MergeUndone("x"));

  private static final Map<LifecycleState, String[]> TABLE = new LinkedHashMap<>();

  static {
    // Create, Activate, Suspend, Reactivate, Archive, Restore, RecordDeath, RevokeDeathRecord,
    // Merge, UndoMerge: the state after, or the refusal.
    row(ABSENT, "DRAFT", NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY);
    row(DRAFT, EXISTS, "ACTIVE", NO, NO, "ARCHIVED", NO, "DECEASED", NO, "MERGED", NO);
    row(ACTIVE, EXISTS, NO, "SUSPENDED", NO, "ARCHIVED", NO, "DECEASED", NO, "MERGED", NO);
    row(SUSPENDED, EXISTS, NO, NO, "ACTIVE", "ARCHIVED", NO, "DECEASED", NO, "MERGED", NO);
    row(ARCHIVED, EXISTS, NO, NO, NO, NO, "SUSPENDED", "DECEASED", NO, "MERGED", NO);
    row(DECEASED, EXISTS, NO, NO, NO, NO, NO, NO, "SUSPENDED", "MERGED", NO);
    row(MERGED, EXISTS, NO, NO, NO, NO, NO, NO, NO, NO, "SUSPENDED");
  }

  @TestFactory
  Stream<DynamicTest> isAsTheTableSays() {
    return TABLE.entrySet().stream()
        .flatMap(
            row ->
                IntStream.range(0, COMMANDS.size())
                    .mapToObj(column -> cell(row.getKey(), column, row.getValue()[column])));
  }

  @Test
  void theTableIsComplete() {
    assertEquals(Set.of(LifecycleState.values()), TABLE.keySet());
    assertEquals(
        Set.copyOf(Hierarchy.leaves(LifecycleCommand.class)),
        COMMANDS.stream().map(LifecycleCommand::getClass).collect(Collectors.toSet()));
  }

  private static DynamicTest cell(LifecycleState state, int column, String outcome) {
    LifecycleCommand command = COMMANDS.get(column);
    Scenario.Answer answer = given(historyTo(state)).and(CHARLES, created()).when(command);
    return DynamicTest.dynamicTest(
        command.getClass().getSimpleName() + " while " + state + ": " + outcome,
        () -> {
          if (isState(outcome)) {
            LifecycleEvent event = EVENTS.get(column);
            Scenario.After after =
                switch (event) {
                  case MergedInto _ -> answer.then(event, CHARLES, new Absorbed(ADAS_ID));
                  case MergeUndone _ -> answer.then(event, CHARLES, new Released(ADAS_ID));
                  default -> answer.then(event);
                };
            after.andIs(LifecycleState.valueOf(outcome));
          } else {
            answer.thenRejected(RejectionCode.valueOf(outcome));
          }
        });
  }

  private static LifecycleEvent[] historyTo(LifecycleState state) {
    List<LifecycleEvent> lived = new ArrayList<>();
    if (state != ABSENT) {
      lived.add(created());
    }
    if (state != ABSENT && state != DRAFT) {
      lived.add(activated());
    }
    if (state.compareTo(SUSPENDED) >= 0) {
      lived.add(suspended("x"));
    }
    switch (state) {
      case ARCHIVED -> lived.add(archived("x"));
      case DECEASED -> lived.add(new DeathRecorded(null, DatePrecision.UNKNOWN));
      case MERGED -> lived.add(new MergedInto(CHARLES, MergeReason.DUPLICATE_IDENTITY));
      case ABSENT, DRAFT, ACTIVE, SUSPENDED -> {}
    }
    return lived.toArray(LifecycleEvent[]::new);
  }

  private static boolean isState(String outcome) {
    return Arrays.stream(LifecycleState.values()).anyMatch(state -> state.name().equals(outcome));
  }

  private static void row(LifecycleState state, String... outcomes) {
    TABLE.put(state, outcomes);
  }
}
