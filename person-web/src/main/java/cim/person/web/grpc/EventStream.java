package cim.person.web.grpc;

import cim.person.application.data.RecordData;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Events on their way to one client. The next is asked for when the connection takes more, so that
/// who reads slowly waits in the feed's bounded buffer and nowhere else.
final class EventStream implements Flow.Subscriber<RecordedEvent> {
  private final ServerCallStreamObserver<byte[]> call;
  private final Protocol protocol;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable String seen;

  /// @param call not yet returned from
  EventStream(ServerCallStreamObserver<byte[]> call, Protocol protocol) {
    this.call = call;
    this.protocol = protocol;
    call.setOnReadyHandler(this::askForOne);
    call.setOnCancelHandler(this::cancel);
  }

  /// @param after the position that the client has seen; null when it begins with what comes
  void follow(Flow.Publisher<RecordedEvent> events, @Nullable String after) {
    seen = after;
    events.subscribe(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (call.isCancelled()) {
      begun.cancel();
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
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onNext(RecordedEvent event) {
    try {
      call.onNext(
          protocol.write("RecordedEvent", RecordData.write(RecordedEventMessage.of(event))));
    } catch (RuntimeException failure) {
      cancel();
      onError(failure);
      return;
    }
    seen = Long.toString(event.position());
    asked.set(false);
    askForOne();
  }

  @Override
  public void onError(Throwable failure) {
    if (!call.isCancelled()) {
      String after = seen;
      call.onError(Problems.of(failure, after == null ? Map.of() : Map.of("resumeAfter", after)));
    }
  }

  /// The feed has no end of its own.
  @Override
  public void onComplete() {
    onError(new EventStoreUnavailable("the feed has ended", null));
  }
}
