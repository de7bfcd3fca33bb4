package cim.person.domain.scenarios;

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
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.RejectionCode;
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
      List.of(createAda(), activate(), suspend("x"), reactivate("x"), archive("x"), restore("x"));
  private static final List<LifecycleEvent> EVENTS =
      List.of(
          created(), activated(), suspended("x"), reactivated("x"), archived("x"), restored("x"));

  private static final Map<LifecycleState, String[]> TABLE = new LinkedHashMap<>();

  static {
    // Create, Activate, Suspend, Reactivate, Archive, Restore: the state after, or the refusal.
    row(LifecycleState.ABSENT, "DRAFT", NOBODY, NOBODY, NOBODY, NOBODY, NOBODY);
    row(LifecycleState.DRAFT, EXISTS, "ACTIVE", NO, NO, "ARCHIVED", NO);
    row(LifecycleState.ACTIVE, EXISTS, NO, "SUSPENDED", NO, "ARCHIVED", NO);
    row(LifecycleState.SUSPENDED, EXISTS, NO, NO, "ACTIVE", "ARCHIVED", NO);
    row(LifecycleState.ARCHIVED, EXISTS, NO, NO, NO, NO, "SUSPENDED");
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
    Scenario.Answer answer = given(historyTo(state)).when(command);
    return DynamicTest.dynamicTest(
        command.getClass().getSimpleName() + " while " + state + ": " + outcome,
        () -> {
          if (isState(outcome)) {
            answer.then(EVENTS.get(column)).andIs(LifecycleState.valueOf(outcome));
          } else {
            answer.thenRejected(RejectionCode.valueOf(outcome));
          }
        });
  }

  private static LifecycleEvent[] historyTo(LifecycleState state) {
    int events =
        switch (state) {
          case ABSENT -> 0;
          case DRAFT -> 1;
          case ACTIVE -> 2;
          case SUSPENDED -> 3;
          case ARCHIVED -> 4;
        };
    return List.of(created(), activated(), suspended("x"), archived("x"))
        .subList(0, events)
        .toArray(LifecycleEvent[]::new);
  }

  private static boolean isState(String outcome) {
    return Arrays.stream(LifecycleState.values()).anyMatch(state -> state.name().equals(outcome));
  }

  private static void row(LifecycleState state, String... outcomes) {
    TABLE.put(state, outcomes);
  }
}
