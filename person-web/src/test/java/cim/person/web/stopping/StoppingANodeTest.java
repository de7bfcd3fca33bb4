package cim.person.web.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Departure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingANodeTest {
  private final List<String> steps = new ArrayList<>();

  private final Departure departure =
      new Departure() {
        @Override
        public void announce() {
          steps.add("not ready");
        }

        @Override
        public void handOver() {
          steps.add("policies and messages are others'");
        }

        @Override
        public void endSubscriptions() {
          steps.add("subscriptions end");
        }
      };

  @Test
  void itIsNotReadyFirstAndEndsWhatIsOpenLast() {
    new GracefulStop(departure, () -> steps.add("connections end"), Duration.ZERO).run();
    assertEquals(
        List.of(
            "not ready",
            "policies and messages are others'",
            "connections end",
            "subscriptions end"),
        steps);
  }

  @Test
  void requestsStillComeForAsLongAsTheNoticeIs() {
    long begin = System.nanoTime();
    new GracefulStop(departure, () -> steps.add("connections end"), Duration.ofMillis(50)).run();
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(50).toNanos());
  }
}
