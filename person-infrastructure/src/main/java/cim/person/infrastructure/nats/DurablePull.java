package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes the messages of a durable consumer one after the other, until it is stopped. To be run by
/// one thread.
///
/// Only one message is not yet acknowledged at a time, for all nodes together: so several nodes
/// pull side by side, each message is dealt with by one of them, in the order of the stream, and
/// another goes on where one was killed.
final class DurablePull implements Runnable {
  private static final Logger LOG = System.getLogger(DurablePull.class.getName());
  private static final Duration ACK_WAIT = Duration.ofSeconds(10);
  private static final long PULL_EXPIRES_MILLIS = 1_000;
  private static final int MOST_OF_A_PULL = 100;
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

  /// Clocks differ, and what is taken twice does no harm.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /// Deals with one message; it comes again when that throws.
  interface Taker {
    void take(Message message) throws IOException, JetStreamApiException, InterruptedException;
  }

  /// @param durable the consumer's name
  /// @param filters which messages of the stream
  record Source(String stream, String durable, List<String> filters) {
    Source {
      filters = List.copyOf(filters);
    }
  }

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final Source source;
  private final Taker taker;
  private final InstantSource clock;
  private final CountDownLatch ending = new CountDownLatch(1);
  private Optional<Instant> since;

  /// @param since from when on messages are wanted if the consumer is not there yet; empty: from
  ///     now on
  DurablePull(
      NatsConnection nats,
      NatsSettings settings,
      Source source,
      Optional<Instant> since,
      Taker taker,
      InstantSource clock) {
    this.nats = nats;
    this.settings = settings;
    this.source = source;
    this.since = since;
    this.taker = taker;
    this.clock = clock;
  }

  Source source() {
    return source;
  }

  void stop() {
    ending.countDown();
  }

  @Override
  public void run() {
    try {
      do {
        try {
          pull();
        } catch (IOException
            | JetStreamApiException
            | JetStreamStatusCheckedException
            | TimeoutException
            | RuntimeException failure) {
          LOG.log(Level.DEBUG, "reading " + source.stream() + " is tried again", failure);
        }
      } while (!ending.await(AFTER_A_FAILURE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pull()
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException,
          TimeoutException {
    Connection connection = nats.current();
    ConsumerContext consumer = prepare(connection);
    FetchConsumeOptions some =
        FetchConsumeOptions.builder()
            .maxMessages(MOST_OF_A_PULL)
            .expiresIn(PULL_EXPIRES_MILLIS)
            .build();
    while (ending.getCount() > 0 && nats.current() == connection) {
      Instant asked = clock.instant();
      Fetching.fetch(consumer, some, this::take);
      since = Optional.of(asked);
    }
  }

  /// Creates the consumer where it is missing.
  ConsumerContext prepare(Connection connection) throws IOException, JetStreamApiException {
    JetStreamManagement management =
        connection.jetStreamManagement(Streams.options(settings.requestTimeout()));
    Optional<ConsumerConfiguration> now = existing(management);
    if (now.isEmpty()) {
      management.createConsumer(source.stream(), wanted());
    } else if (!filters(now.get()).equals(source.filters())) {
      management.updateConsumer(
          source.stream(),
          ConsumerConfiguration.builder(now.get()).filterSubjects(source.filters()).build());
    }
    return connection
        .getStreamContext(source.stream(), Streams.options(settings.requestTimeout()))
        .getConsumerContext(source.durable());
  }

  private Optional<ConsumerConfiguration> existing(JetStreamManagement management)
      throws IOException, JetStreamApiException {
    try {
      return Optional.of(
          management.getConsumerInfo(source.stream(), source.durable()).getConsumerConfiguration());
    } catch (JetStreamApiException refusal) {
      if (ApiErrors.isConsumerMissing(refusal)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private static List<String> filters(ConsumerConfiguration configuration) {
    List<String> filters = configuration.getFilterSubjects();
    return filters == null ? List.of() : List.copyOf(filters);
  }

  private ConsumerConfiguration wanted() {
    ConsumerConfiguration.Builder wanted =
        ConsumerConfiguration.builder()
            .durable(source.durable())
            .filterSubjects(source.filters())
            .ackPolicy(AckPolicy.Explicit)
            .ackWait(ACK_WAIT)
            .maxAckPending(1);
    return since
        .map(
            time ->
                wanted
                    .deliverPolicy(DeliverPolicy.ByStartTime)
                    .startTime(time.minus(MARGIN).atZone(ZoneOffset.UTC)))
        .orElseGet(() -> wanted.deliverPolicy(DeliverPolicy.New))
        .build();
  }

  private boolean take(Message message) throws InterruptedException {
    if (ending.getCount() == 0) {
      return false;
    }
    try {
      taker.take(message);
      message.ackSync(settings.requestTimeout());
      return true;
    } catch (IOException | JetStreamApiException | TimeoutException | RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "a message of {0} is not dealt with yet: {1}",
          source.stream(),
          String.valueOf(failure.getMessage()));
      LOG.log(Level.DEBUG, "it comes again", failure);
      return false;
    }
  }
}
