package cim.person.domain.state;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import cim.person.domain.commands.Change;
import cim.person.domain.commands.ComponentCommand;
import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.documents.LivingDocument;
import cim.person.domain.documents.SourceComments;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.scenarios.Scenario;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Runs the machine over all states and commands, and writes down what it does.
class LifecycleDocumentTest {
  private static final PersonStateMachine MACHINE = new PersonStateMachine(new Limits(1));

  private final Map<String, String> descriptions;
  private final Set<Person> persons = reachable();

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
            %s```

            | state | meaning |
            |---|---|
            %s
            ## Which way it can go

            What each command leads to in each state: the state afterwards, or why it is refused.
            `–` is `TRANSITION_NOT_ALLOWED`. Whatever is refused stores nothing.

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

  private String diagram() {
    Set<String> edges = new LinkedHashSet<>();
    for (Person person : persons) {
      for (PersonCommand command : lifecycleCommands()) {
        if (decide(person, command) instanceof Accepted accepted) {
          String from = person.equals(Person.ABSENT) ? "[*]" : title(person);
          edges.add(
              "  %s --> %s: %s\n".formatted(from, title(after(person, accepted)), name(command)));
        }
      }
    }
    return String.join("", edges);
  }

  private String meanings() {
    return Arrays.stream(LifecycleState.values())
        .map(
            state ->
                "| %s | %s |\n".formatted(title(state), description("LifecycleState." + state)))
        .collect(joining());
  }

  private String transitions() {
    return table("command", lifecycleCommands(), LifecycleDocumentTest::name, this::transition);
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

  /// What the command leads to in a state, on whatever way the person came there.
  private String transition(PersonCommand command, LifecycleState state) {
    return persons.stream()
        .filter(person -> person.lifecycle().state() == state)
        .map(person -> outcome(person, command))
        .distinct()
        .collect(joining(" or "));
  }

  private static String outcome(Person person, PersonCommand command) {
    return switch (decide(person, command)) {
      case Accepted accepted -> "**" + title(after(person, accepted)) + "**";
      case Rejected(Rejection.TransitionNotAllowed _) -> "–";
      case Rejected(var rejection) -> "`" + rejection.code() + "`";
    };
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

  /// The persons that commands of the lifecycle lead to, from nobody on.
  private static Set<Person> reachable() {
    Set<Person> found = new LinkedHashSet<>(Set.of(Person.ABSENT));
    List<Person> unseen = new ArrayList<>(found);
    while (!unseen.isEmpty()) {
      Person person = unseen.removeFirst();
      for (PersonCommand command : lifecycleCommands()) {
        if (decide(person, command) instanceof Accepted accepted
            && found.add(after(person, accepted))) {
          unseen.add(after(person, accepted));
        }
      }
    }
    return found;
  }

  private static Decision decide(Person person, PersonCommand command) {
    return MACHINE.decide(person, command, Scenario.NOW);
  }

  private static Person after(Person person, Accepted accepted) {
    return accepted.events().stream()
        .reduce(person, PersonStateMachine::evolve, (_, later) -> later);
  }

  private static List<PersonCommand> lifecycleCommands() {
    return OneOfEach.commands().stream().filter(LifecycleCommand.class::isInstance).toList();
  }

  private static @Nullable Change changeOf(PersonCommand command) {
    return switch (command) {
      case LifecycleCommand _ -> null;
      case IdentityCommand identity -> identity.change();
      case ComponentCommand component -> component.change();
    };
  }

  private String description(String key) {
    return requireNonNull(descriptions.get(key), key);
  }

  private static String name(PersonCommand command) {
    return command.getClass().getSimpleName();
  }

  private static String title(Person person) {
    return title(person.lifecycle().state());
  }

  private static String title(Enum<?> constant) {
    String name = constant.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
