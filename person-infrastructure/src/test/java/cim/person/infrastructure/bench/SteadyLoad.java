package cim.person.infrastructure.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;

/// Sends requests at a steady rate, whatever becomes of those before: of ten, two create a person
/// with a contact, two rename one, four read one by its id, one lists and one searches.
final class SteadyLoad implements AutoCloseable {
  private static final int MOST_UNDER_WAY = 500;
  private static final int REMEMBERED = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern TROUBLE = Pattern.compile("\"errors\"|\"rejection\":\\{");
  private static final long NANOS = 1_000_000_000;

  private final URI endpoint;
  private final int rate;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
  private final Thread clock = Thread.ofPlatform().name("steady-load").unstarted(this::offer);
  private final AtomicReferenceArray<String> persons = new AtomicReferenceArray<>(REMEMBERED);
  private final AtomicLong created = new AtomicLong();
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
    Random random = new Random(7);
    long begin = System.nanoTime();
    for (long number = 0; !over; number++) {
      try {
        long due = begin + number * NANOS / rate;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        if (!places.tryAcquire()) {
          fail(MOST_UNDER_WAY + " requests were under way");
          continue;
        }
        Request request = request(random);
        Thread.startVirtualThread(() -> send(request));
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// @param created the person that it creates; empty when none
  private record Request(String text, String created) {}

  private Request request(Random random) {
    String known = persons.get(random.nextInt(REMEMBERED));
    int kind = known == null ? 0 : random.nextInt(10);
    String name = "Soak" + random.nextInt(1_000_000);
    return switch (kind) {
      case 0, 1 -> {
        String id = UUID.randomUUID().toString();
        yield new Request(
            "mutation {answer: createPerson(input: {id: \"%s\", name: {given: [\"%s\"], family: [\"Steady\"], convention: WESTERN}, contacts: [{contact: {email: \"%s@example.org\"}, use: WORK}], activate: true}) {receipt {revision} rejection {code}}}"
                .formatted(id, name, name),
            id);
      }
      case 2, 3 ->
          new Request(
              "mutation {answer: updateName(input: {person: \"%s\", name: {given: [\"%s\"], family: [\"Steady\"], convention: WESTERN}, reason: CORRECTION}) {receipt {revision} rejection {code}}}"
                  .formatted(known, name),
              "");
      case 4 -> new Request("{answer: persons(first: 20) {nodes {id name {display}}}}", "");
      case 5 ->
          new Request(
              "{answer: searchPersons(text: \"%s\", first: 10) {edges {score}}}"
                  .formatted(name.substring(0, 6)),
              "");
      default ->
          new Request(
              "{answer: person(id: \"%s\") {id revision name {display}}}".formatted(known), "");
    };
  }

  private void send(Request request) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(endpoint)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json(request.text())))
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 200 || TROUBLE.matcher(response.body()).find()) {
        fail(response.statusCode() + " " + response.body());
        return;
      }
      answered.incrementAndGet();
      if (!request.created().isEmpty()) {
        persons.set((int) (created.getAndIncrement() % REMEMBERED), request.created());
      }
    } catch (IOException failure) {
      fail(failure.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private static String json(String query) {
    return "{\"query\": \"" + query.replace("\"", "\\\"") + "\"}";
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
