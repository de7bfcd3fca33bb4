package cim.person.web.grpc;

import cim.person.application.data.RecordData;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Events on their way to one client. The next is asked for when the connection takes more, so that
/// who reads slowly waits in the feed's bounded buffer and nowhere else.
///
/// It ends after a time: the server notices that a client has gone only when something is written,
/// which for one that follows a quiet person may be never.
final class EventStream implements Flow.Subscriber<RecordedEvent> {
  private final ServerCallStreamObserver<byte[]> call;
  private final Protocol protocol;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription subscription;
  private @Nullable String seen;
  private boolean ended;

  /// @param call not yet returned from
  /// @param atTheEnd called once, whatever ends it
  EventStream(ServerCallStreamObserver<byte[]> call, Protocol protocol, Runnable atTheEnd) {
    this.call = call;
    this.protocol = protocol;
    CompletableFuture<Void> _ = over.whenComplete((_, _) -> atTheEnd.run());
    call.setOnReadyHandler(this::askForOne);
    call.setOnCancelHandler(this::cancel);
  }

  /// @param after the position that the client has seen; null when it begins with what comes
  /// @param longest how long the stream may be open
  /// @param why it ends then
  void follow(
      Flow.Publisher<RecordedEvent> events,
      @Nullable String after,
      Duration longest,
      RuntimeException why) {
    synchronized (this) {
      seen = after;
    }
    events.subscribe(this);
    CompletableFuture<Void> _ =
        over.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(
                _ -> {
                  end(why);
                  return null;
                });
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (call.isCancelled()) {
      cancel();
    } else {
      askForOne();
    }
  }

  private void askForOne() {
    Flow.Subscription open = subscription;
    if (open != null && call.isReady() && asked.compareAndSet(false, true)) {
      open.request(1);
    }
  }

  private void cancel() {
    over.complete(null);
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onNext(RecordedEvent event) {
    try {
      send(
          protocol.write("RecordedEvent", RecordData.write(RecordedEventMessage.of(event))),
          event.position());
    } catch (RuntimeException failure) {
      end(failure);
      return;
    }
    asked.set(false);
    askForOne();
  }

  private synchronized void send(byte[] event, long position) {
    if (!ended) {
      call.onNext(event);
      seen = Long.toString(position);
    }
  }

  private void end(Throwable failure) {
    cancel();
    onError(failure);
  }

  @Override
  public synchronized void onError(Throwable failure) {
    over.complete(null);
    if (!ended && !call.isCancelled()) {
      call.onError(Problems.of(failure, seen == null ? Map.of() : Map.of("resumeAfter", seen)));
    }
    ended = true;
  }

  /// The feed has no end of its own.
  @Override
  public void onComplete() {
    onError(new EventFeed.Ended("the feed has ended; subscribe again"));
  }
}
