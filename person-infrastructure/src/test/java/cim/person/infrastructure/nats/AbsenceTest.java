package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbsenceTest {
  private Duration now = Duration.ofDays(1);
  private final Absence absence = new Absence(() -> now.toNanos());

  @Test
  void itIsSaidAtOnceAndThenAfterGrowingPauses() {
    List<Long> said = new ArrayList<>();
    for (int tenth = 0; tenth < 2_000; tenth++) {
      absence.noticed("refused").map(Duration::toSeconds).ifPresent(said::add);
      now = now.plusMillis(100);
    }
    assertEquals(List.of(0L, 10L, 30L, 70L, 150L), said);
  }

  @Test
  void anotherReasonIsSaidSooner() {
    List<String> said = new ArrayList<>();
    for (int second = 0; second < 45; second++) {
      String reason = second < 15 ? "refused" : "login";
      absence.noticed(reason).ifPresent(_ -> said.add(reason));
      now = now.plusSeconds(1);
    }
    assertEquals(List.of("refused", "refused", "login"), said);
  }

  @Test
  void thePausesEndAtAnHour() {
    absence.noticed("refused");
    for (int pause = 0; pause < 20; pause++) {
      now = now.plusHours(1);
      assertEquals(Optional.of(Duration.ofHours(pause + 1)), absence.noticed("refused"));
    }
  }

  @Test
  void whenItIsBackItIsSaidForHowLongItWasGone() {
    assertEquals(Optional.empty(), absence.ended());
    absence.noticed("refused");
    now = now.plusSeconds(5);
    assertEquals(Optional.of(Duration.ofSeconds(5)), absence.ended());
    assertEquals(Optional.empty(), absence.ended());
    assertEquals(Optional.of(Duration.ZERO), absence.noticed("refused"));
  }
}
