package cim.person.infrastructure.cli;

import cim.person.infrastructure.nats.StreamAdministration;
import cim.person.infrastructure.nats.StreamStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `streams`: shows the streams, moves them to more servers, and copies the one of events.
@Command(
    name = "streams",
    description = {
      "Shows each stream: its messages, who keeps it, and whether its settings keep what is promised."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every stream is as it must be",
      "2:a stream is missing, breaks a promise, or is not on all of its servers",
      "1:it could not be done",
      "64:the command was not understood"
    })
final class StreamCommands implements Callable<Integer> {
  private static final int STREAMS = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NatsOptions nats = new NatsOptions();

  @Override
  public Integer call() throws InterruptedException {
    return administer(
        streams -> {
          List<StreamStatus> found = streams.statuses();
          found.forEach(this::print);
          boolean isCopy = found.stream().anyMatch(each -> each.mirror().isPresent());
          boolean complete = isCopy || found.size() == STREAMS;
          boolean sound =
              complete
                  && found.stream().allMatch(each -> each.isSettled() && each.problem().isEmpty());
          if (!complete) {
            out().println("Streams that are missing are created when the server starts.");
          }
          return sound ? 0 : 2;
        });
  }

  @Command(
      name = "move",
      description = {
        "Has every stream kept by N servers of the cluster, and waits until all of them have all of"
            + " it. Nothing stops meanwhile. Where PERSON_NATS_PLACEMENT_… is given, it counts."
      })
  int move(
      @Option(
              names = "--replicas",
              required = true,
              paramLabel = "N",
              description = "1, 3 or 5 servers.")
          int replicas,
      @Option(
              names = "--patience",
              defaultValue = "PT1H",
              description = "How long to wait: by default ${DEFAULT-VALUE}.")
          Duration patience)
      throws InterruptedException {
    if (replicas != 1 && replicas != 3 && replicas != 5) {
      throw new ParameterException(spec.commandLine(), "--replicas must be 1, 3 or 5");
    }
    return administer(
        streams -> {
          streams.move(replicas, patience, this::print);
          out().println("All streams are settled.");
          return 0;
        });
  }

  @Command(
      name = "mirror",
      description = {
        "Begins a copy of the event stream on the NATS server that PERSON_NATS_URL names, which"
            + " follows the stream of another JetStream domain."
      })
  int mirror(
      @Option(
              names = "--domain",
              required = true,
              description = "The JetStream domain that has the stream.")
          String domain)
      throws InterruptedException {
    return administer(
        streams -> {
          streams.mirror(domain);
          out().println("The copy has begun; ./person streams shows how far it is.");
          return 0;
        });
  }

  @Command(
      name = "promote",
      description = {
        "Makes a copy the event stream itself: it stops following and takes events. Only one of them"
            + " may take events: make sure first that the other does not any more."
      })
  int promote() throws InterruptedException {
    return administer(
        streams -> {
          out().printf("It is the event stream now, up to position %d.%n", streams.promote());
          return 0;
        });
  }

  @FunctionalInterface
  private interface Work {
    int run(StreamAdministration streams) throws IOException, InterruptedException;
  }

  private int administer(Work work) throws InterruptedException {
    try (NatsAccess access = nats.connect()) {
      return work.run(access.administration());
    } catch (IOException failure) {
      spec.commandLine().getErr().println("person: " + failure.getMessage());
      return 1;
    }
  }

  private void print(StreamStatus stream) {
    out()
        .printf(
            "%-24s %,12d messages %,15d bytes  replicas %d%s%s%n",
            stream.name(),
            stream.messages(),
            stream.bytes(),
            stream.replicas(),
            servers(stream),
            stream
                .mirror()
                .map(of -> ", copies %s, %,d behind".formatted(of.source(), of.behind()))
                .orElse(""));
    stream.problem().ifPresent(problem -> out().println("  " + problem));
    out().flush();
  }

  private static String servers(StreamStatus stream) {
    String followers =
        stream.followers().stream()
            .map(
                each ->
                    each.isCurrent()
                        ? each.server()
                        : "%s (%,d behind)".formatted(each.server(), each.behind()))
            .collect(Collectors.joining(", "));
    String leader = stream.leader().map(name -> ", leader " + name).orElse("");
    return leader + (followers.isEmpty() ? "" : ", followed by " + followers);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
