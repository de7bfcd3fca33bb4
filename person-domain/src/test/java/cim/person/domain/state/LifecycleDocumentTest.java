package cim.person.domain.state;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import cim.person.domain.commands.Change;
import cim.person.domain.commands.Changing;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.documents.LivingDocument;
import cim.person.domain.documents.SourceComments;
import cim.person.domain.events.Family;
import cim.person.domain.scenarios.OneOfEach;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Runs the machine over all states and commands, and writes down what it does.
class LifecycleDocumentTest {
  private final Map<String, String> descriptions;

  LifecycleDocumentTest() throws IOException {
    descriptions =
        SourceComments.below(LivingDocument.root().resolve("person-domain/src/main/java"))
            .descriptions();
  }

  @Test
  void theDocumentSaysWhatTheMachineDoes() {
    LivingDocument.at("docs/lifecycle.md")
        .mustSay(
            """
            # The lifecycle of a person

            %s

            ```mermaid
            stateDiagram-v2
              state "the state before" as Before
            %s```

            | state | meaning |
            |---|---|
            %s
            ## Which way it can go

            What each command leads to in each state: the state afterwards, or why it is refused.
            `–` is `TRANSITION_NOT_ALLOWED`. Whatever is refused stores nothing. *The state before* is the one
            that the person had when it was archived, died or was merged.

            %s
            `CreatePerson` can bring contacts and activate at once: all of it happens, or nothing.

            ## What each state lets the other commands do

            %s
            What is not permitted is refused with `NOT_PERMITTED_IN_STATE`, or with `PERSON_NOT_FOUND` when
            there is no such person.

            | kind of change | meaning | commands |
            |---|---|---|
            %s
            This file is written by a test that runs the machine: `mvn verify -Dupdate-docs`.
            """
                .formatted(
                    description("Lifecycle"),
                    diagram(),
                    meanings(),
                    transitions(),
                    permissions(),
                    changes()));
  }

  private static String diagram() {
    return lifecycle()
        .filter(Transition::allowed)
        .map(
            way ->
                "  %s --> %s: %s\n"
                    .formatted(
                        way.state() == LifecycleState.ABSENT ? "[*]" : title(way.state()),
                        way.to() == null ? "Before" : title(way.to()),
                        way.command()))
        .collect(joining());
  }

  private String meanings() {
    return Arrays.stream(LifecycleState.values())
        .map(
            state ->
                "| %s | %s |\n".formatted(title(state), description("LifecycleState." + state)))
        .collect(joining());
  }

  private static String transitions() {
    List<String> commands = lifecycle().map(Transition::command).distinct().toList();
    return table("command", commands, Function.identity(), LifecycleDocumentTest::outcome);
  }

  private String permissions() {
    return table(
        "kind of change",
        List.of(Change.values()),
        LifecycleDocumentTest::title,
        (change, state) -> Permissions.permit(state, change) ? "yes" : "no");
  }

  private String changes() {
    return Arrays.stream(Change.values())
        .map(
            change ->
                "| %s | %s | %s |\n"
                    .formatted(
                        title(change),
                        description("Change." + change),
                        OneOfEach.commands().stream()
                            .filter(command -> change == changeOf(command))
                            .map(LifecycleDocumentTest::name)
                            .collect(joining(", "))))
        .collect(joining());
  }

  private static String outcome(String command, LifecycleState state) {
    Transition way =
        lifecycle()
            .filter(one -> one.command().equals(command) && one.state() == state)
            .findFirst()
            .orElseThrow();
    if (way.allowed()) {
      return way.to() == null ? "*the state before*" : "**" + title(way.to()) + "**";
    }
    RejectionCode code = Reachable.refusal(state, command);
    return code == RejectionCode.TRANSITION_NOT_ALLOWED ? "–" : "`" + code + "`";
  }

  private static Stream<Transition> lifecycle() {
    return Transition.all().stream().filter(way -> way.family() == Family.LIFECYCLE);
  }

  private static <R> String table(
      String head, List<R> rows, Function<R, String> name, Cell<R> cell) {
    StringBuilder table = new StringBuilder("| " + head + " |");
    StringBuilder rule = new StringBuilder("|---|");
    for (LifecycleState state : LifecycleState.values()) {
      table.append(" ").append(title(state)).append(" |");
      rule.append("---|");
    }
    table.append("\n").append(rule).append("\n");
    for (R row : rows) {
      table.append("| ").append(name.apply(row)).append(" |");
      for (LifecycleState state : LifecycleState.values()) {
        table.append(" ").append(cell.of(row, state)).append(" |");
      }
      table.append("\n");
    }
    return table.toString();
  }

  private interface Cell<R> {
    String of(R row, LifecycleState state);
  }

  private static @Nullable Change changeOf(PersonCommand command) {
    return command instanceof Changing changing ? changing.change() : null;
  }

  private String description(String key) {
    return requireNonNull(descriptions.get(key), key);
  }

  private static String name(PersonCommand command) {
    return command.getClass().getSimpleName();
  }

  private static String title(Enum<?> constant) {
    String name = constant.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
