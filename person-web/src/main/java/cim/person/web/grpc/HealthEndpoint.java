package cim.person.web.grpc;

import cim.person.application.data.MalformedData;
import cim.person.application.ports.Readiness;
import cim.person.web.Threads;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// The standard health service (`grpc.health.v1`): serving when the node is ready, as
/// `/health/ready` says it.
///
/// It is written here because the server cannot have the library's: it makes one of every service
/// that it finds in a library, and some of that library's cannot be made.
public class HealthEndpoint implements BindableService {
  private static final Set<String> SERVICES = Set.of("", "cim.person.v1.Persons");
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int MOST_WATCHERS = 100;

  private final Protocol protocol = Protocol.health();
  private final Semaphore places = new Semaphore(MOST_WATCHERS);

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Readiness> readiness;

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Threads> threads;

  @Override
  public ServerServiceDefinition bindService() {
    return protocol.serving(
        Map.of(
            "Check", ServerCalls.asyncUnaryCall(this::check),
            "Watch", ServerCalls.asyncServerStreamingCall(this::watch)));
  }

  private void check(byte[] request, StreamObserver<byte[]> answers) {
    try {
      if (isKnown(request)) {
        answers.onNext(answer(status()));
        answers.onCompleted();
      } else {
        answers.onError(
            Status.NOT_FOUND
                .withDescription("The services are cim.person.v1.Persons, and all without a name.")
                .asRuntimeException());
      }
    } catch (MalformedData problem) {
      answers.onError(Problems.of(problem));
    }
  }

  /// Says how it is at once, and again when that has changed.
  private void watch(byte[] request, StreamObserver<byte[]> answers) {
    ServerCallStreamObserver<byte[]> call = (ServerCallStreamObserver<byte[]>) answers;
    call.setOnCancelHandler(() -> {});
    try {
      boolean known = isKnown(request);
      if (places.tryAcquire()) {
        threads.get().newThread(() -> watch(known, call)).start();
      } else {
        call.onError(
            Status.UNAVAILABLE
                .withDescription("Not now: %d watch already.".formatted(MOST_WATCHERS))
                .asRuntimeException());
      }
    } catch (MalformedData problem) {
      call.onError(Problems.of(problem));
    }
  }

  private void watch(boolean known, ServerCallStreamObserver<byte[]> call) {
    String told = "";
    try {
      while (!call.isCancelled()) {
        String now = known ? status() : "SERVICE_UNKNOWN";
        if (!now.equals(told)) {
          call.onNext(answer(now));
          told = now;
        }
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException _) {
      call.onError(
          Status.UNAVAILABLE.withDescription("The node is stopping.").asRuntimeException());
    } finally {
      places.release();
    }
  }

  private boolean isKnown(byte[] request) {
    Object service = protocol.read("HealthCheckRequest", request).get("service");
    return service == null || SERVICES.contains(service);
  }

  private String status() {
    return readiness.get().checks().stream().allMatch(check -> check.problem().isEmpty())
        ? "SERVING"
        : "NOT_SERVING";
  }

  private byte[] answer(String status) {
    return protocol.write("HealthCheckResponse", Map.of("status", status));
  }
}
