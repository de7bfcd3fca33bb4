package cim.person.web.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.Failure;
import com.google.rpc.ErrorInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private final CompletableFuture<Throwable> end = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

  @Test
  void aStreamOnWhichNothingHappensEndsAfterItsTimeAndSaysWhereToGoOn() throws Exception {
    EventStream stream =
        new EventStream(new Quiet(), Protocol.persons(), () -> ended.complete(null));
    stream.follow(
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long count) {}

                  @Override
                  public void cancel() {
                    cancelled.complete(null);
                  }
                }),
        "1027",
        Duration.ofMillis(20),
        new Problems.Unanswered(Failure.unavailable("long enough"), null));
    StatusRuntimeException failure = (StatusRuntimeException) end.get(30, TimeUnit.SECONDS);
    assertEquals(Code.UNAVAILABLE, failure.getStatus().getCode());
    assertEquals(
        "1027", GrpcClient.detail(failure, ErrorInfo.class).getMetadataOrThrow("resumeAfter"));
    assertTrue(cancelled.isDone());
    ended.get(30, TimeUnit.SECONDS);
  }

  /// A call whose client says nothing.
  private final class Quiet extends ServerCallStreamObserver<byte[]> {
    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void onNext(byte[] message) {}

    @Override
    public void onError(Throwable failure) {
      end.complete(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
