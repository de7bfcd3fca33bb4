package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.MOST_PARTS;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.state.RejectionCode.LIMIT_REACHED;
import static cim.person.domain.state.RejectionCode.PART_NOT_FOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.Changing;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.events.PersonEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What all commands about parts have in common, asked of one example of each.
class EveryCommandAboutAPartTest {
  @TestFactory
  Stream<DynamicTest> needsThePartAndSaysWhichKind() {
    return OneOfEach.commands().stream()
        .filter(command -> Lives.partFor(command).length > 0)
        .map(
            command ->
                named(
                    command,
                    () ->
                        given(created())
                            .and(CHARLES, created())
                            .when(command)
                            .thenRejected(PART_NOT_FOUND)));
  }

  @TestFactory
  Stream<DynamicTest> isRefusedWhenThePersonHoldsAsManyAsAreAllowed() {
    return ManyParts.KINDS.entrySet().stream()
        .map(kind -> limited(example(kind.getKey()), kind.getValue()));
  }

  /// What adds no further part: it changes one that is there, or what a person has once.
  @Test
  void everyAdditionHasALimitOrAddsNoPart() {
    Set<String> limited = new HashSet<>(ManyParts.KINDS.keySet());
    limited.addAll(
        Set.of(
            "RecordBirthDate",
            "RecordVerification",
            "VerifyContact",
            "PreferContact",
            "EndorseSkill"));
    assertEquals(
        limited,
        OneOfEach.commands().stream()
            .filter(Changing.Addition.class::isInstance)
            .map(EveryCommandAboutAPartTest::name)
            .collect(Collectors.toSet()));
  }

  @Test
  void isForPoliciesAloneInTwoCases() {
    assertEquals(
        List.of(RecommendSkill.class, RepointRelation.class),
        OneOfEach.commands().stream()
            .filter(ByPolicy.class::isInstance)
            .map(PersonCommand::getClass)
            .toList());
  }

  private static DynamicTest limited(PersonCommand command, IntFunction<PersonEvent> kind) {
    return named(
        command,
        () -> {
          given(holding(MOST_PARTS - 1, kind))
              .and(CHARLES, created())
              .when(command)
              .thenSomething();
          given(holding(MOST_PARTS, kind))
              .and(CHARLES, created())
              .when(command)
              .thenRejected(LIMIT_REACHED);
        });
  }

  private static PersonCommand example(String name) {
    return OneOfEach.commands().stream()
        .filter(command -> name(command).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static PersonEvent[] holding(int count, IntFunction<PersonEvent> kind) {
    return Stream.concat(
            Stream.of(created()), IntStream.rangeClosed(1, count).mapToObj(i -> kind.apply(i + 10)))
        .toArray(PersonEvent[]::new);
  }

  private static DynamicTest named(PersonCommand command, Executable test) {
    return DynamicTest.dynamicTest(name(command), test);
  }

  private static String name(PersonCommand command) {
    return command.getClass().getSimpleName();
  }
}
