package cim.person.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One person's commands wait for each other, and only so many.
class WaitingForATurnTest {
  private static final int MOST = 3;
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Lanes lanes = new Lanes(LONG, MOST);
  /// Persons of two lanes: a person of one is not in the way of the other.
  private final List<PersonId> ada = List.of(new PersonId(new UUID(0, 1)));
  private final List<PersonId> bob = List.of(new PersonId(new UUID(0, 2)));
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  @Timeout(30)
  void oneTooManyIsRefusedAtOnceAndTheOthersAreServed() throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Integer>> served = new ArrayList<>();
      CountDownLatch begun = new CountDownLatch(1);
      served.add(threads.submit(() -> lanes.inLanesOf(ada, () -> waitFor(begun))));
      begun.await();
      for (int number = 1; number <= MOST; number++) {
        served.add(threads.submit(() -> lanes.inLanesOf(ada, () -> 1)));
        int waiting = number;
        while (lanes.waitingFor(ada.getFirst()) < waiting) {
          LockSupport.parkNanos(1_000);
        }
      }
      assertThrows(TooManyCommands.class, () -> lanes.inLanesOf(ada, () -> 1));
      assertEquals(1, lanes.inLanesOf(bob, () -> 1));
      end.countDown();
      for (Future<Integer> each : served) {
        assertEquals(1, each.get());
      }
      assertEquals(1, lanes.inLanesOf(ada, () -> 1));
    }
  }

  private int waitFor(CountDownLatch begun) {
    begun.countDown();
    try {
      end.await();
      return 1;
    } catch (InterruptedException interrupt) {
      throw new IllegalStateException(interrupt);
    }
  }
}
