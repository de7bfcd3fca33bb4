package cim.person.web.grpc;

import cim.person.application.ports.Readiness;
import cim.person.web.Threads;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// The standard health service (`grpc.health.v1`): serving when the node is ready, as
/// `/health/ready` says it.
public class HealthEndpoint extends HealthGrpc.HealthImplBase {
  private static final Set<String> SERVICES = Set.of("", "cim.person.v1.Persons");
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int MOST_WATCHERS = 100;

  private final Semaphore places = new Semaphore(MOST_WATCHERS);

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Readiness> readiness;

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Threads> threads;

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answers) {
    if (!SERVICES.contains(request.getService())) {
      answers.onError(
          Status.NOT_FOUND
              .withDescription("The services are cim.person.v1.Persons, and all without a name.")
              .asRuntimeException());
      return;
    }
    answers.onNext(answer(status()));
    answers.onCompleted();
  }

  /// Says how it is at once, and again when that has changed.
  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answers) {
    ServerCallStreamObserver<HealthCheckResponse> call =
        (ServerCallStreamObserver<HealthCheckResponse>) answers;
    call.setOnCancelHandler(() -> {});
    if (!places.tryAcquire()) {
      call.onError(
          Status.UNAVAILABLE
              .withDescription("Not now: %d watch already.".formatted(MOST_WATCHERS))
              .asRuntimeException());
      return;
    }
    boolean known = SERVICES.contains(request.getService());
    threads.get().newThread(() -> watch(known, call)).start();
  }

  private void watch(boolean known, ServerCallStreamObserver<HealthCheckResponse> call) {
    ServingStatus told = ServingStatus.UNRECOGNIZED;
    try {
      while (!call.isCancelled()) {
        ServingStatus now = known ? status() : ServingStatus.SERVICE_UNKNOWN;
        if (now != told) {
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

  private ServingStatus status() {
    return readiness.get().checks().stream().allMatch(check -> check.problem().isEmpty())
        ? ServingStatus.SERVING
        : ServingStatus.NOT_SERVING;
  }

  private static HealthCheckResponse answer(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
