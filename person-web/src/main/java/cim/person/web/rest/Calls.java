package cim.person.web.rest;

import cim.person.application.ErrorCode;
import cim.person.application.Failure;
import cim.person.web.Threads;
import cim.person.web.Workers;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Answers requests apart from the server's threads, which others need while one waits, and within
/// a time limit. Thread-safe.
public final class Calls {
  private final Workers workers;
  private final Threads threads;
  private final Duration patience;

  /// @param patience how long an answer may take
  public Calls(Workers workers, Threads threads, Duration patience) {
    this.workers = workers;
    this.threads = threads;
    this.patience = patience;
  }

  /// The answer that the work leads to; what it throws is answered as a problem.
  CompletionStage<Response> answer(Supplier<Response> work) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    FutureTask<Boolean> task = new FutureTask<>(() -> answer.complete(done(work)));
    try {
      workers.execute(task);
    } catch (RejectedExecutionException _) {
      return CompletableFuture.completedFuture(Problem.busy().toResponse());
    }
    limit(answer, task);
    return answer;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Each is told by the other.
  private void limit(CompletableFuture<Response> answer, FutureTask<Boolean> task) {
    CompletableFuture<Boolean> limit = new CompletableFuture<>();
    limit.completeOnTimeout(true, patience.toNanos(), TimeUnit.NANOSECONDS);
    limit.thenAcceptAsync(
        _ -> {
          if (answer.complete(tooLate())) {
            task.cancel(true);
          }
        },
        late -> threads.newThread(late).start());
    answer.whenComplete((_, _) -> limit.cancel(false));
  }

  private static Response done(Supplier<Response> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      return refused.problem().toResponse();
    } catch (RuntimeException | Error failure) { // whatever it is, who asked is told
      return Problem.of(failure).toResponse();
    }
  }

  private Response tooLate() {
    return Problem.of(
            new Failure(
                ErrorCode.TIMEOUT,
                "The answer took longer than the limit of %s. A command may have been carried out: send it again with its Idempotency-Key."
                    .formatted(patience)))
        .toResponse();
  }
}
