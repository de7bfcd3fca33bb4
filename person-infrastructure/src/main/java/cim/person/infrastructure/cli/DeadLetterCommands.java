package cim.person.infrastructure.cli;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.infrastructure.nats.JetStreamDeadLetters;
import cim.person.infrastructure.nats.JetStreamDeadLetters.Stored;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dead-letters`: what policies could not deal with.
@Command(
    name = "dead-letters",
    description = {"Deals with what policies could not: list, replay, drop."},
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is done",
      "2:a letter was not there, or its replay failed again",
      "1:it could not be done",
      "64:the command was not understood"
    })
final class DeadLetterCommands implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NatsOptions nats = new NatsOptions();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "list, replay or drop?");
  }

  @Command(
      name = "list",
      description = {
        "Prints the dead letters, the oldest first, as NDJSON: a number, and the letter."
      })
  int list(
      @Option(names = "--policy", paramLabel = "NAME", description = "Only this policy's.")
          @Nullable String policy)
      throws InterruptedException {
    return dealing(
        letters -> {
          each(letters, Optional.ofNullable(policy))
              .forEach(
                  each -> {
                    out().printf("{\"number\":%d,\"letter\":%s}%n", each.number(), each.json());
                    out().flush();
                  });
          return 0;
        });
  }

  @Command(
      name = "replay",
      description = {
        "Has the policies run again, and waits for how that ends. What succeeds is no dead letter"
            + " any more; what fails again is a new one."
      })
  int replay(
      @Mixin Chosen chosen,
      @Option(
              names = "--patience",
              defaultValue = "PT1M",
              description = "How long to wait: by default ${DEFAULT-VALUE}.")
          Duration patience)
      throws InterruptedException {
    return dealing(
        letters -> {
          Selection selection = chosen.from(letters, spec);
          selection.found().forEach(letters::replay);
          long end = System.nanoTime() + patience.toNanos();
          boolean isAllWell = selection.missing().isEmpty();
          for (Stored each : selection.found()) {
            while (letters.isReplaying(each) && System.nanoTime() < end) {
              Thread.sleep(BETWEEN_LOOKS);
            }
            isAllWell &= sayHowItEnded(letters, each);
          }
          return isAllWell ? 0 : 2;
        });
  }

  private boolean sayHowItEnded(JetStreamDeadLetters letters, Stored letter) {
    if (letters.isReplaying(letter)) {
      out().printf("%d: no node has run it yet; it stays asked for%n", letter.number());
      return false;
    }
    Optional<Stored> again =
        each(letters, Optional.of(letter.letter().policy())).stream()
            .filter(each -> each.letter().replayOf() == letter.number())
            .findFirst();
    out()
        .println(
            again
                .map(
                    each ->
                        "%d: failed again and is %d now: %s"
                            .formatted(letter.number(), each.number(), each.letter().reason()))
                .orElse(letter.number() + ": done"));
    return again.isEmpty();
  }

  @Command(name = "drop", description = "Forgets dead letters for good.")
  int drop(@Mixin Chosen chosen) throws InterruptedException {
    return dealing(
        letters -> {
          Selection selection = chosen.from(letters, spec);
          for (Stored each : selection.found()) {
            letters.drop(each.number());
            out().printf("%d: dropped%n", each.number());
          }
          return selection.missing().isEmpty() ? 0 : 2;
        });
  }

  /// Which letters a command is for.
  static final class Chosen {
    @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "These letters.")
    private List<Long> numbers = new ArrayList<>();

    @Option(names = "--all", description = "All letters.")
    private boolean all;

    @Option(names = "--policy", paramLabel = "NAME", description = "All letters of this policy.")
    private @Nullable String policy;

    private Selection from(JetStreamDeadLetters letters, CommandSpec spec) {
      if (numbers.isEmpty() == (!all && policy == null)) {
        throw new ParameterException(
            spec.commandLine(), "give numbers of letters, or --policy, or --all");
      }
      if (numbers.isEmpty()) {
        return new Selection(each(letters, Optional.ofNullable(policy)), List.of());
      }
      List<Stored> found = new ArrayList<>();
      List<Long> missing = new ArrayList<>();
      for (long number : numbers) {
        letters.find(number).ifPresentOrElse(found::add, () -> missing.add(number));
      }
      missing.forEach(
          number ->
              spec.commandLine().getErr().printf("person: there is no dead letter %d%n", number));
      return new Selection(found, missing);
    }
  }

  private record Selection(List<Stored> found, List<Long> missing) {}

  private static List<Stored> each(JetStreamDeadLetters letters, Optional<String> policy) {
    List<Stored> found = new ArrayList<>();
    List<Stored> page = letters.page(policy, 0);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = letters.page(policy, page.getLast().number());
    }
    return found;
  }

  @FunctionalInterface
  private interface Work {
    int on(JetStreamDeadLetters letters) throws InterruptedException;
  }

  private int dealing(Work work) throws InterruptedException {
    try (NatsAccess access = nats.connect()) {
      return work.on(access.deadLetters());
    } catch (IOException | EventStoreUnavailable failure) {
      spec.commandLine().getErr().println("person: " + failure.getMessage());
      return 1;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
