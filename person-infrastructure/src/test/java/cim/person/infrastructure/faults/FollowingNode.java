package cim.person.infrastructure.faults;

import cim.person.application.queries.ProjectionStatus;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.TestNats;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// The read models of a node in a process of their own, to be killed. It says how far they have
/// come, again and again, until it is killed or nobody listens.
public final class FollowingNode {
  private FollowingNode() {}

  /// @param arguments the address of the server, and the folder of the read models
  public static void main(String[] arguments) throws Exception {
    try (TestNats nats = TestNats.unwatched(NatsSettings.of(arguments[0]));
        ReadModel model = open(nats, Path.of(arguments[1]))) {
      while (!System.out.checkError()) {
        long position =
            model.projections().statuses().stream()
                .mapToLong(ProjectionStatus::position)
                .min()
                .orElse(0);
        System.out.println(position);
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  /// Read models that are often saved, so that a kill finds them in the middle of it.
  static ReadModel open(TestNats nats, Path directory) throws IOException {
    ReadModelSettings usual = ReadModelSettings.in(directory);
    ReadModel model =
        nats.readModel(
            new ReadModelSettings(
                directory,
                50,
                usual.refresh(),
                usual.waiting(),
                Duration.ofMillis(300),
                usual.cacheBytes(),
                usual.collations(),
                usual.buffer(),
                usual.mostSubscribers()),
            InstantSource.system());
    model.start();
    return model;
  }

  /// Starts a process and kills it when it has come so far.
  static void killedAt(long position, String url, Path directory)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it has to start fast, again and again
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FollowingNode.class.getName(),
                url,
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader()) {
      String line = said.readLine();
      while (line != null && Long.parseLong(line) < position) {
        line = said.readLine();
      }
      if (line == null) {
        throw new AssertionError("the node ended by itself: " + process.waitFor());
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
