package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.state.LifecycleState.ABSENT;
import static cim.person.domain.state.LifecycleState.ACTIVE;
import static cim.person.domain.state.LifecycleState.ARCHIVED;
import static cim.person.domain.state.LifecycleState.DECEASED;
import static cim.person.domain.state.LifecycleState.DRAFT;
import static cim.person.domain.state.LifecycleState.SUSPENDED;
import static cim.person.domain.state.RejectionCode.NOT_PERMITTED_IN_STATE;
import static cim.person.domain.state.RejectionCode.PERSON_NOT_FOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.Change;
import cim.person.domain.commands.Changing;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.LifecycleState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What each state lets every command outside the lifecycle do, written down once more by hand:
/// what the machine says must be this.
class EveryChangeInEveryStateTest {
  private static final Set<String> ADDITIONS =
      words(
          "AddAlternativeName RecordBirthDate GrantTitle LinkIdentity RecordVerification",
          "AddExternalIdentifier AddContact VerifyContact PreferContact AddSkill EndorseSkill",
          "RecommendSkill AddQualification GrantConsent RecordAttribute Tag AssignLocation",
          "AddEmployment AddAffiliation RelatePerson");
  private static final Set<String> CORRECTIONS =
      words(
          "UpdateName CorrectBirthDate UpdateContact UpdateSkill SetCommunicationPreferences",
          "SetPrivacyPreferences SetGeneralPreferences CorrectAttribute ChangeEmployment",
          "ChangeRelation RepointRelation");
  private static final Set<String> ENDINGS =
      words(
          "RemoveAlternativeName EndTitle UnlinkIdentity RemoveExternalIdentifier RemoveContact",
          "RemoveSkill DismissRecommendation RevokeQualification WithdrawConsent",
          "InvalidateAttribute Untag EndLocation EndEmployment EndAffiliation EndRelation");
  private static final Set<LifecycleState> OPEN = EnumSet.of(DRAFT, ACTIVE);
  private static final Set<LifecycleState> CLOSED = EnumSet.of(SUSPENDED, ARCHIVED, DECEASED);

  @TestFactory
  Stream<DynamicTest> isAsTheTableSays() {
    return OneOfEach.commands().stream()
        .filter(Changing.class::isInstance)
        .flatMap(
            command -> Arrays.stream(LifecycleState.values()).map(state -> cell(command, state)));
  }

  @Test
  void everyCommandIsInOneList() {
    Set<String> all = new HashSet<>(ADDITIONS);
    all.addAll(CORRECTIONS);
    all.addAll(ENDINGS);
    assertEquals(all.size(), ADDITIONS.size() + CORRECTIONS.size() + ENDINGS.size());
    assertEquals(
        all,
        Hierarchy.leaves(PersonCommand.class).stream()
            .filter(command -> !LifecycleCommand.class.isAssignableFrom(command))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet()));
  }

  @Test
  void aCommandMakesTheChangeThatItsListSays() {
    for (PersonCommand command : OneOfEach.commands()) {
      if (command instanceof Changing changing) {
        assertEquals(listed(command), changing.change());
        assertEquals(listed(command), Change.of(command.getClass()));
      }
    }
  }

  private static DynamicTest cell(PersonCommand command, LifecycleState state) {
    String name = command.getClass().getSimpleName();
    boolean permitted =
        OPEN.contains(state) || (CLOSED.contains(state) && !ADDITIONS.contains(name));
    return DynamicTest.dynamicTest(
        name + " while " + state + ": " + (permitted ? "permitted" : "refused"),
        () -> {
          Scenario.Answer answer =
              given(Lives.inState(state, Lives.partFor(command)))
                  .and(CHARLES, created())
                  .when(command);
          if (permitted) {
            answer.thenSomething();
          } else {
            answer.thenRejected(state == ABSENT ? PERSON_NOT_FOUND : NOT_PERMITTED_IN_STATE);
          }
        });
  }

  private static Change listed(PersonCommand command) {
    String name = command.getClass().getSimpleName();
    return ADDITIONS.contains(name)
        ? Change.ADDITION
        : CORRECTIONS.contains(name) ? Change.CORRECTION : Change.ENDING;
  }

  private static Set<String> words(String... lines) {
    return Set.of(String.join(" ", lines).split(" "));
  }
}
