package cim.person.infrastructure.nats;

import cim.person.application.policies.Timers;
import cim.person.application.policies.Wake;
import cim.person.application.ports.EventStoreUnavailable;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.PublishOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Timers as message schedules of the server (ADR-51 of NATS), which survive restarts of everything
/// and fire once for all the time that nobody was there. Thread-safe.
public final class JetStreamTimers implements Timers {
  private static final String SCHEDULE = "Nats-Schedule";
  private static final String TARGET = "Nats-Schedule-Target";

  /// The oldest server that has recurring schedules.
  private static final String RECURRING_SINCE = "2.14.0";

  private static final byte[] NOTHING = new byte[0];

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final EventReader reader;

  public JetStreamTimers(NatsConnection nats, NatsSettings settings) {
    this.nats = nats;
    this.settings = settings;
    this.reader = new EventReader(nats, Streams.TIMERS, settings.requestTimeout());
  }

  @Override
  public void wake(String policy, Wake wake) {
    new Patience("keeping a timer of " + policy, settings.giveUpAfter())
        .until(
            () ->
                publish(
                    TimerSubjects.at(policy, wake.person()),
                    "@at " + wake.at(),
                    TimerSubjects.wake(policy, wake.person())));
  }

  @Override
  public long waiting() {
    try {
      return reader.count(TimerSubjects.allAt());
    } catch (IOException | IllegalStateException failure) {
      throw new EventStoreUnavailable("timers cannot be counted now", failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted while counting timers", interrupt);
    }
  }

  /// Has a policy run again and again. A schedule with this period stays as it is, so that a
  /// restart does not put it off.
  ///
  /// @param period empty: not at all
  /// @throws UnsupportedOperationException when the server cannot do that
  void every(String policy, Optional<Duration> period) throws IOException, JetStreamApiException {
    String subject = TimerSubjects.every(policy);
    Optional<String> wanted = period.map(length -> "@every " + length.toMillis() + "ms");
    if (wanted.equals(stored(subject))) {
      return;
    }
    if (wanted.isEmpty()) {
      nats.current()
          .jetStreamManagement(options())
          .purgeStream(Streams.TIMERS, PurgeOptions.subject(subject));
      return;
    }
    if (!nats.current().getServerInfo().isSameOrNewerThanVersion(RECURRING_SINCE)) {
      throw new UnsupportedOperationException(
          "it is to run %s, for which nats-server %s or newer is needed"
              .formatted(wanted.get(), RECURRING_SINCE));
    }
    publish(subject, wanted.get(), TimerSubjects.tick(policy));
  }

  private Optional<String> stored(String subject) throws IOException, JetStreamApiException {
    try {
      MessageInfo message =
          nats.current().jetStreamManagement(options()).getLastMessage(Streams.TIMERS, subject);
      return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getLast(SCHEDULE));
    } catch (JetStreamApiException refusal) {
      if (ApiErrors.isMessageMissing(refusal)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private long publish(String subject, String schedule, String target)
      throws IOException, JetStreamApiException {
    Headers headers = new Headers().add(SCHEDULE, schedule).add(TARGET, target);
    return nats.current()
        .jetStream(options())
        .publish(subject, headers, NOTHING, PublishOptions.builder().build())
        .getSeqno();
  }

  private JetStreamOptions options() {
    return Streams.options(settings.requestTimeout());
  }
}
