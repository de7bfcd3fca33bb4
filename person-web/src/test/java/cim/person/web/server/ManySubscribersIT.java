package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.web.server.Crowd.Follower;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  private final ServerProcess server = ServerProcess.running();

  @Test
  void whoIsBusyGetsEveryEventOnceAndTheNodeStaysSmall() throws Exception {
    String person = create();
    long heap = server.usedMib();
    int threads = server.threads();
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
      long heapNow = server.usedMib();
      int threadsNow = server.threads();
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
}
