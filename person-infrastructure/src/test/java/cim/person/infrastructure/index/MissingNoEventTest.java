package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// None missed and none twice, whatever happens meanwhile.
class MissingNoEventTest extends OnTheFeed {
  private final Map<Wanted, List<Long>> seen = new HashMap<>();

  @Test
  void nothingIsMissedAndNothingComesTwiceWhileEventsKeepComing() {
    List<Listener> listeners = new ArrayList<>();
    for (int round = 0; round < 300; round++) {
      create(3);
      if (round % 100 == 50) {
        listeners.add(subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0)));
      }
      feed();
      listeners.forEach(listener -> awaitLast(listener, fed())); // A feed does not wait for them.
    }
    for (Listener listener : listeners) {
      assertEquals(LongStream.rangeClosed(1, 900).boxed().toList(), listener.positions());
      assertFalse(listener.hasOverlapped());
    }
  }

  /// Each subscriber loses its connection again and again, wherever it is just then, and goes on
  /// after what it saw last, while events keep coming faster than it may fall behind.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoeverReconnectsMissesNothingAndSeesNothingTwice(long seed) throws Exception {
    Random random = new Random(seed);
    List<PersonId> persons =
        List.of(chronicle.create("Ada", "Lovelace"), chronicle.create("Alan", "Turing"));
    feed();
    FutureTask<Void> feeding =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < 600; i++) {
                chronicle.record(persons.get(i % 2), new Tagged("t" + i));
                create(i % 3);
                feed();
              }
              return null;
            });
    Thread.ofPlatform().start(feeding);
    List<Wanted> wanted = List.of(Wanted.ALL, Wanted.of(persons.getFirst()));
    for (int connections = 0; connections < 100; connections++) {
      for (Wanted some : wanted) {
        reconnect(some, random);
      }
    }
    feeding.get();
    for (Wanted some : wanted) {
      while (seen(some).size() < positions(some).size()) {
        int before = seen(some).size();
        reconnect(some, random);
        assertTrue(seen(some).size() > before, "nothing more comes");
      }
      assertEquals(positions(some), seen(some));
    }
  }

  /// Follows for a while after what was seen last, and sees the next of the stream and nothing
  /// else.
  private void reconnect(Wanted wanted, Random random) {
    List<Long> before = seen(wanted);
    int demand = 1 + random.nextInt(50);
    int enough = Math.min(demand, positions(wanted).size() - before.size());
    Listener listener =
        subscribe(demand, wanted, OptionalLong.of(before.isEmpty() ? 0 : before.getLast()));
    Node.until("enough", () -> listener.error() != null || listener.positions().size() >= enough);
    listener.cancel();
    Node.until("gone", () -> hub.subscribers() == 0);
    before.addAll(listener.positions());
    assertEquals(positions(wanted).subList(0, before.size()), before);
  }

  private List<Long> seen(Wanted wanted) {
    return seen.computeIfAbsent(wanted, _ -> new ArrayList<>());
  }

  private List<Long> positions(Wanted wanted) {
    return chronicle.store().page(0, 10_000).stream()
        .filter(wanted::contains)
        .map(RecordedEvent::position)
        .toList();
  }
}
