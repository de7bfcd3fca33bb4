package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Appends;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whose turn it is, and what becomes of those in a batch, whatever a store answers.
class GroupCommitTest {
  private static final long BY_ITSELF = -1;
  private static final int ENOUGH = 2;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Answers answers = new Answers();
  private final GroupCommit group = new GroupCommit(ENOUGH, answers);
  private final Queue<Publication> alone = new ConcurrentLinkedQueue<>();
  private final CountDownLatch held = new CountDownLatch(ENOUGH);
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<Future<Long>> holding = new ArrayList<>();
  private volatile boolean isHolding;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Shows each batch to the test, and answers when that says so.
  private static final class Answers implements GroupCommit.Batches {
    final BlockingQueue<Publication> batches = new LinkedBlockingQueue<>();
    final Semaphore mayAnswer = new Semaphore(0);
    volatile ToLongFunction<Publication> storing = _ -> 100;
    volatile Function<Publication, Set<PersonId>> overtaken = _ -> Set.of();

    @Override
    public long store(Publication batch) {
      batches.add(batch);
      mayAnswer.acquireUninterruptibly();
      return storing.applyAsLong(batch);
    }

    @Override
    public Set<PersonId> overtaken(Publication batch) {
      return overtaken.apply(batch);
    }

    Publication next() throws InterruptedException {
      return Objects.requireNonNull(batches.poll(20, TimeUnit.SECONDS), "no batch");
    }
  }

  @AfterEach
  void end() throws Exception {
    answers.mayAnswer.release(1_000);
    released.countDown();
    for (Future<Long> append : holding) {
      assertEquals(BY_ITSELF, append.get());
    }
    threads.close();
  }

  @Test
  void whoComesWhenFewAreUnderWayIsSentAtOnceByItself() throws Exception {
    for (int number = 0; number < 10 * ENOUGH; number++) {
      assertEquals(BY_ITSELF, append(of(1)).get());
    }
    assertTrue(answers.batches.isEmpty());
  }

  @Test
  void whoComesMeanwhileSharesABatchAndGetsItsOwnPosition() throws Exception {
    hold();
    Publication one = of(1);
    Publication other = of(1);
    Future<Long> first = append(one);
    Future<Long> second = append(other);

    List<RecordedEvent> events = answers.next().events();
    answers.mayAnswer.release();
    assertEquals(2, events.size());
    assertEquals(100 + events.indexOf(one.events().getFirst()), first.get());
    assertEquals(100 + events.indexOf(other.events().getFirst()), second.get());
  }

  @Test
  void whoHasSeveralEventsIsABatchAtOnceAndTakesAlongWhoWaits() throws Exception {
    hold();
    Publication one = of(1);
    Publication three = of(3);
    Future<Long> first = waiting(one);
    Future<Long> second = append(three);

    assertEquals(4, answers.next().size());
    answers.mayAnswer.release();
    assertEquals(100, first.get());
    assertEquals(101, second.get());
  }

  @Test
  void whoHasOneEventDoesNotWaitForThoseOfSeveral() throws Exception {
    hold(3);
    assertEquals(BY_ITSELF, append(of(1)).get());
  }

  @Test
  void thoseOfSeveralThatComeMeanwhileShareTheNextBatch() throws Exception {
    hold(2);
    List<Future<Long>> appends = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      appends.add(waiting(of(2)));
    }
    released.countDown();
    assertEquals(20, answers.next().size());
    answers.mayAnswer.release();
    for (Future<Long> append : appends) {
      assertTrue(append.get() >= 100);
    }
  }

  @Test
  void nobodyIsInABatchTwice() throws Exception {
    hold();
    PersonId person = Appends.newPerson();
    List<Future<Long>> appends = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      appends.add(append(Publication.of(List.of(Appends.of(person, Head.NONE, 1)), "")));
    }

    assertEquals(1, answers.next().size());
    assertTrue(answers.batches.isEmpty());
    answers.mayAnswer.release();
    released.countDown();
    Set<Long> positions = new HashSet<>();
    for (Future<Long> append : appends) {
      positions.add(append.get());
    }
    assertEquals(Set.of(100L, BY_ITSELF), positions);
  }

  @Test
  void whoIsOvertakenIsSentByItselfAndTheOthersAgainTogether() throws Exception {
    hold();
    Publication late = of(1);
    Publication other = of(1);
    answers.storing =
        batch -> {
          if (batch.heads().containsKey(person(late))) {
            throw new ConcurrentAppend(person(late), 7);
          }
          return 100;
        };
    answers.overtaken = _ -> Set.of(person(late));
    Future<Long> first = append(late);
    Future<Long> second = append(other);

    assertEquals(Set.of(person(late), person(other)), answers.next().heads().keySet());
    answers.mayAnswer.release();
    assertEquals(BY_ITSELF, first.get(), "before the others are stored");
    assertEquals(other.events(), answers.next().events());
    answers.mayAnswer.release();
    assertEquals(100, second.get());
  }

  @Test
  void whatFailsTogetherIsSentOneByOne() throws Exception {
    hold();
    List<RuntimeException> failures =
        List.of(
            new EventStoreUnavailable("gone", null),
            new IllegalStateException("something else"),
            new ConcurrentAppend(Appends.newPerson(), 7));
    for (RuntimeException failure : failures) {
      answers.storing =
          _ -> {
            throw failure;
          };
      answers.mayAnswer.release(3);
      Future<Long> first = append(of(1));
      Future<Long> second = append(of(1));
      assertEquals(BY_ITSELF, first.get());
      assertEquals(BY_ITSELF, second.get());
      answers.mayAnswer.drainPermits();
    }
  }

  @Test
  void whoGivesUpBeforeItsBatchIsAnsweredTakesNobodysPlace() throws Exception {
    hold();
    answers.storing =
        _ -> {
          throw new EventStoreUnavailable("gone", null);
        };
    List<Future<Long>> impatient = new ArrayList<>();
    for (int number = 0; number < 2 * ENOUGH; number++) {
      impatient.add(append(of(1), Duration.ofMillis(50)));
    }
    for (Future<Long> append : impatient) {
      var failure = assertThrows(ExecutionException.class, append::get);
      assertInstanceOf(EventStoreUnavailable.class, failure.getCause());
    }
    answers.mayAnswer.release(1_000);
    released.countDown();

    assertEquals(BY_ITSELF, append(of(1)).get());
    assertEquals(ENOUGH + 1, alone.size());
  }

  @Test
  void whoIsInterruptedInTheQueueIsNotSent() throws Exception {
    hold();
    CountDownLatch ended = new CountDownLatch(1);
    Publication given = of(1);
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  assertThrows(EventStoreUnavailable.class, () -> appended(given, LONG));
                  assertTrue(Thread.interrupted());
                  ended.countDown();
                });
    caller.interrupt();
    assertTrue(ended.await(20, TimeUnit.SECONDS));

    Publication one = of(1);
    Publication other = of(1);
    Future<Long> first = append(one);
    Future<Long> second = append(other);
    assertEquals(Set.of(person(one), person(other)), answers.next().heads().keySet());
    answers.mayAnswer.release();
    assertEquals(201, first.get() + second.get());
  }

  @Test
  void aBatchHasNoMoreThanTheServerTakes() throws Exception {
    hold(2);
    List<Future<Long>> appends = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      appends.add(waiting(of(400)));
    }
    released.countDown();
    int stored = 0;
    while (stored < appends.size()) {
      Publication batch = answers.next();
      assertTrue(batch.size() <= 1_000, batch::toString);
      stored += batch.heads().size();
      answers.mayAnswer.release();
    }
    for (Future<Long> append : appends) {
      append.get();
    }
  }

  private static Publication of(int events) {
    return Publication.of(List.of(Appends.of(Appends.newPerson(), Head.NONE, events)), "");
  }

  private static PersonId person(Publication publication) {
    return publication.heads().keySet().iterator().next();
  }

  /// Takes all places of those who are sent by themselves, until [#released].
  private void hold() throws InterruptedException {
    hold(1);
  }

  /// The same for those who have so many events.
  private void hold(int events) throws InterruptedException {
    isHolding = true;
    for (int number = 0; number < ENOUGH; number++) {
      holding.add(append(of(events)));
    }
    assertTrue(held.await(20, TimeUnit.SECONDS));
    isHolding = false;
  }

  /// An append that stands in the queue.
  private Future<Long> waiting(Publication publication) {
    FutureTask<Long> append = new FutureTask<>(() -> appended(publication, LONG));
    Thread thread = Thread.ofPlatform().start(append);
    Await.until("it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
    return append;
  }

  private Future<Long> append(Publication publication) {
    return append(publication, LONG);
  }

  private Future<Long> append(Publication publication, Duration patience) {
    return threads.submit(() -> appended(publication, patience));
  }

  private long appended(Publication publication, Duration patience) {
    return group.append(
        publication,
        new Patience("appending", patience),
        sent -> {
          alone.add(sent);
          if (isHolding) {
            held.countDown();
            awaitRelease();
          }
          return BY_ITSELF;
        });
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
