package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.web.server.Crowd.Follower;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// 1,000 subscribers to whom nothing happens, and 100 to whom everything does, on one node.
class ManySubscribersIT extends OnTheServer {
  private static final Logger LOG = System.getLogger(ManySubscribersIT.class.getName());
  private static final int IDLE = 1_000;
  private static final int BUSY = 100;
  private static final int EVENTS = 200;

  /// Less than a subscriber of the test's server may fall behind.
  private static final int BURST = 20;

  /// Sockets, buffers and what each subscription remembers.
  private static final long MOST_MIB = 100;

  /// Those of the operating system that carry virtual ones, and those that serve requests.
  private static final int MOST_THREADS = 60;

  private final long server = server();

  @Test
  void whoIsBusyGetsEveryEventOnceAndTheNodeStaysSmall() throws Exception {
    String person = create();
    long heap = usedMib();
    int threads = threads();
    try (Crowd crowd = new Crowd()) {
      List<Follower> idle = new ArrayList<>();
      for (int i = 0; i < IDLE; i++) {
        idle.add(crowd.add(UUID.randomUUID().toString()));
      }
      List<Follower> busy = new ArrayList<>();
      for (int i = 0; i < BUSY; i++) {
        busy.add(crowd.add(person));
        busy.getLast().awaitBeginning();
      }
      for (int i = 0; i < EVENTS; i += BURST) {
        for (int n = i; n < i + BURST; n++) {
          tag(person, n);
        }
        Crowd.await(busy, i + BURST);
      }
      long heapNow = usedMib();
      int threadsNow = threads();
      LOG.log(
          Level.INFO,
          "heap {0} MiB, then {1}; threads {2}, then {3}",
          heap,
          heapNow,
          threads,
          threadsNow);
      for (Follower each : busy) {
        assertEquals(IntStream.rangeClosed(3, EVENTS + 2).boxed().toList(), each.seqs());
      }
      assertTrue(idle.stream().allMatch(each -> each.seqs().isEmpty()), "somebody else's events");
      assertTrue(heapNow - heap < MOST_MIB, "from " + heap + " to " + heapNow + " MiB");
      assertTrue(threadsNow - threads < MOST_THREADS, "from " + threads + " to " + threadsNow);
    }
  }

  private static String create() throws InterruptedException {
    return node.data(
            "mutation {createPerson(input: {name: {given: [\"Ada\"], convention: MONONYMIC}, activate: true}) {person {id}}}")
        .getJsonObject("createPerson")
        .getJsonObject("person")
        .getString("id");
  }

  private static void tag(String person, int n) throws InterruptedException {
    String command = n % 2 == 0 ? "tag" : "untag";
    node.data(
        "mutation {%s(input: {person: \"%s\", tag: \"t\"}) {rejection {code}}}"
            .formatted(command, person));
  }

  /// The process of the server that this test runs against.
  private static long server() {
    String name = System.getProperty("person.server");
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains(name))
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  private int threads() throws IOException, InterruptedException {
    return Integer.parseInt(ask("Thread.print", "_java_thread_list=.*?length=(\\d+)"));
  }

  /// What is in use after a collection.
  private long usedMib() throws IOException, InterruptedException {
    ask("GC.run", "(.*)");
    return Long.parseLong(ask("GC.heap_info", "used (\\d+)K")) >> 10;
  }

  private String ask(String command, String pattern) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Path said = Files.createTempFile("said", ".txt");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(server), command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertEquals(0, process.waitFor());
      return Pattern.compile(pattern, Pattern.DOTALL)
          .matcher(Files.readString(said))
          .results()
          .findFirst()
          .map((MatchResult result) -> result.group(1))
          .orElseThrow();
    } finally {
      Files.delete(said);
    }
  }
}
