package cim.person.web.rest;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.TooSlow;
import cim.person.application.security.Unauthenticated;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One client that follows events. It is asked for the next event only when the client has taken
/// the one before; one that does not is waited for, and gets an end when it has fallen too far
/// behind.
final class EventStream implements Flow.Subscriber<RecordedEvent>, Runnable {
  private static final Logger LOG = System.getLogger(EventStream.class.getName());
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);
  private static final long RECONNECT_MILLIS = 1_000;

  private final SseEventSink sink;
  private final Sse sse;
  private final Duration heartbeat;
  private final long end;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  /// @param longest until the caller's token expires
  EventStream(SseEventSink sink, Sse sse, Duration heartbeat, Duration longest) {
    this.sink = sink;
    this.sse = sse;
    this.heartbeat = heartbeat;
    this.end = System.nanoTime() + longest.toNanos();
  }

  /// What the feed tells: no more than two at once.
  private sealed interface Signal {
    record Happened(RecordedEvent event) implements Signal {}

    record Ended(@Nullable Throwable failure) implements Signal {}
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(1);
  }

  @Override
  public void onNext(RecordedEvent event) {
    signals.add(new Signal.Happened(event));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal.Ended(failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.Ended(null));
  }

  @Override
  public void run() {
    try {
      send(sse.newEventBuilder().comment("following").reconnectDelay(RECONNECT_MILLIS).build());
      long left = end - System.nanoTime();
      while (left > 0
          && handOn(signals.poll(Math.min(heartbeat.toNanos(), left), TimeUnit.NANOSECONDS))) {
        left = end - System.nanoTime();
      }
      if (left <= 0) {
        end(Unauthenticated.bad("has expired"));
      }
    } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
      LOG.log(Level.DEBUG, "a client that followed events has gone", gone);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      Flow.Subscription open = subscription;
      if (open != null) {
        open.cancel();
      }
      close();
    }
  }

  private void close() {
    try {
      sink.close();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a client that followed events has gone", gone);
    }
  }

  /// @param signal null when none came in time
  /// @return whether there is more
  private boolean handOn(@Nullable Signal signal)
      throws InterruptedException, ExecutionException, TimeoutException {
    switch (signal) {
      case null -> send(sse.newEventBuilder().comment("").build());
      case Signal.Happened(var event) -> {
        send(
            sse.newEventBuilder()
                .id(Long.toString(event.position()))
                .data(text(EventAnswers.shown(event)))
                .build());
        Flow.Subscription open = subscription;
        if (open != null) {
          open.request(1);
        }
      }
      case Signal.Ended(var failure) -> {
        if (failure != null) {
          end(failure);
        }
        return false;
      }
    }
    return !sink.isClosed();
  }

  private void end(Throwable failure)
      throws InterruptedException, ExecutionException, TimeoutException {
    send(sse.newEventBuilder().name("end").data(text(ending(failure))).build());
  }

  private static Map<String, Object> ending(Throwable failure) {
    if (failure instanceof TooSlow slow) {
      return Map.of(
          "code",
          "UNAVAILABLE",
          "detail",
          "Too slow: follow again after position %d.".formatted(slow.resumeAfter()),
          "after",
          Long.toString(slow.resumeAfter()));
    }
    Problem problem = Problem.of(failure);
    return Map.of("code", problem.code(), "detail", problem.detail());
  }

  private void send(OutboundSseEvent event)
      throws InterruptedException, ExecutionException, TimeoutException {
    sink.send(event).toCompletableFuture().get(LONGEST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String text(Map<String, Object> plain) {
    return new String(Answers.bytes(plain), StandardCharsets.UTF_8);
  }
}
