package cim.person.infrastructure.bench;

import cim.person.infrastructure.bench.EverydayRequests.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Sends [EverydayRequests] at a steady rate, whatever becomes of those before.
final class SteadyLoad implements AutoCloseable {
  private static final int MOST_UNDER_WAY = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern TROUBLE = Pattern.compile("\"errors\"|\"rejection\":\\{");
  private static final long NANOS = 1_000_000_000;

  private final URI endpoint;
  private final int rate;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
  private final Thread clock = Thread.ofPlatform().name("steady-load").unstarted(this::offer);
  private final EverydayRequests requests = new EverydayRequests(7);
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile String firstFailure = "";
  private volatile boolean over;

  private SteadyLoad(URI server, int rate) {
    this.endpoint = server.resolve("/graphql");
    this.rate = rate;
  }

  /// @param rate requests a second
  static SteadyLoad begun(URI server, int rate) {
    SteadyLoad load = new SteadyLoad(server, rate);
    load.clock.start();
    return load;
  }

  long answered() {
    return answered.get();
  }

  long failed() {
    return failed.get();
  }

  /// Why the first that failed did; empty when none did.
  String firstFailure() {
    return firstFailure;
  }

  private void offer() {
    long begin = System.nanoTime();
    for (long number = 0; !over; number++) {
      try {
        long due = begin + number * NANOS / rate;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        if (!places.tryAcquire()) {
          fail(MOST_UNDER_WAY + " requests were under way");
          continue;
        }
        Request request = requests.next();
        Thread.startVirtualThread(() -> send(request));
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void send(Request request) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(endpoint)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(request.body()))
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 200 || TROUBLE.matcher(response.body()).find()) {
        fail(response.statusCode() + " " + response.body());
        return;
      }
      answered.incrementAndGet();
      requests.answered(request);
    } catch (IOException failure) {
      fail(failure.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private void fail(String reason) {
    if (failed.getAndIncrement() == 0) {
      firstFailure = reason.substring(0, Math.min(300, reason.length()));
    }
  }

  /// Lets what is under way end.
  @Override
  public void close() {
    over = true;
    try {
      clock.join();
      boolean _ = places.tryAcquire(MOST_UNDER_WAY, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
