package cim.person.web.grpc;

import cim.person.application.measures.Requests;
import cim.person.application.measures.Requests.Door;
import cim.person.application.measures.Requests.Ending;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Counts calls by what came of them. A stream of events is answered with its first one.
final class CountedCalls implements ServerInterceptor {
  private final Supplier<Requests> requests;

  /// @param requests asked for with each call, since there are none before CDI has begun
  CountedCalls(Supplier<Requests> requests) {
    this.requests = requests;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return next.startCall(new Counted<>(call), headers);
  }

  private static Ending ending(Status status) {
    return switch (status.getCode()) {
      case OK -> Ending.ANSWERED;
      case UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, UNKNOWN, DATA_LOSS -> Ending.FAILED;
      default -> Ending.REFUSED;
    };
  }

  private final class Counted<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final long start = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    Counted(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void sendMessage(A message) {
      end(Ending.ANSWERED);
      super.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      end(ending(status));
      super.close(status, trailers);
    }

    private void end(Ending ending) {
      if (!ended.getAndSet(true)) {
        requests.get().ended(Door.GRPC, ending, System.nanoTime() - start);
      }
    }
  }
}
