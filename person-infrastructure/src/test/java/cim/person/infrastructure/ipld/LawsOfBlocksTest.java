package cim.person.infrastructure.ipld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.scenarios.RandomHistory;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for the block of every event.
class LawsOfBlocksTest {
  private static final PersonId PERSON = PersonId.parse("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");

  private static LongStream seeds() {
    return LongStream.range(0, 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsReadBackAsItWasWritten(long seed) {
    for (RecordedEvent written : history(seed, 0)) {
      byte[] block = written.block().getBytes(StandardCharsets.UTF_8);
      RecordedEvent read = EventBlock.open(0, written.cid().toString(), block);
      assertEquals(written, read);
      assertEquals(written.event(), read.event());
      assertEquals(written.head(), read.head());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameEventHasTheSameCidAndAnotherMomentAnother(long seed) {
    List<RecordedEvent> once = history(seed, 1_000);
    assertEquals(once, history(seed, 1_000));
    assertEquals(once, history(seed, 1_999));
    assertNotEquals(once, history(seed, 2_000));
  }

  private static List<RecordedEvent> history(long seed, long nanos) {
    UUID id = new UUID(0, seed);
    return EventBlock.seal(
        new Append(
            PERSON,
            Head.NONE,
            RandomHistory.of(seed).events(),
            Instant.parse("2026-11-23T06:14:00Z").plusNanos(nanos),
            "user:ada",
            id,
            id,
            null));
  }
}
