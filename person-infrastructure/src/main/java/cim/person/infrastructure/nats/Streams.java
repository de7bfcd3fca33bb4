package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The streams of the wire format: creates what is missing, and finds a setting that would break a
/// promise, which it never changes by itself. Thread-safe.
public final class Streams {
  static final String EVENTS = "CIM_PERSON_EVENTS";
  static final String REJECTIONS = "CIM_PERSON_REJECTIONS";
  static final String TIMERS = "CIM_PERSON_TIMERS";
  static final String DEAD_LETTERS = "CIM_PERSON_DEAD_LETTERS";
  static final String LEASES = "CIM_PERSON_LEASES";

  private static final Logger LOG = System.getLogger(Streams.class.getName());
  private static final String OLDEST_SERVER = "2.12.0";
  private static final int STREAM_NOT_FOUND = 10059;
  private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(2);
  private static final Duration REJECTIONS_EXPIRE = Duration.ofDays(30);
  private static final Duration LEASES_EXPIRE = Duration.ofSeconds(5);

  private final NatsConnection nats;
  private final NatsSettings settings;

  public Streams(NatsConnection nats, NatsSettings settings) {
    this.nats = nats;
    this.settings = settings;
  }

  /// Has the streams created and checked whenever NATS comes.
  public void watch() {
    nats.onConnected(this::logProblem);
  }

  /// Looks at the streams now, and creates those that are missing.
  public StreamsState check() {
    if (!nats.isConnected()) {
      return new StreamsState.NotConnected(nats.problem());
    }
    try {
      return problem()
          .<StreamsState>map(StreamsState.Problem::new)
          .orElseGet(StreamsState.Ready::new);
    } catch (IOException | JetStreamApiException | IllegalStateException failure) {
      return new StreamsState.Problem("JetStream does not answer: " + failure.getMessage());
    }
  }

  static JetStreamOptions options(Duration timeout) {
    return JetStreamOptions.builder().requestTimeout(timeout).build();
  }

  private void logProblem() {
    if (check() instanceof StreamsState.Problem problem) {
      LOG.log(Level.ERROR, problem.text());
    }
  }

  private Optional<String> problem() throws IOException, JetStreamApiException {
    Connection connection = nats.current();
    if (!connection.getServerInfo().isSameOrNewerThanVersion(OLDEST_SERVER)) {
      return Optional.of(
          "nats-server %s is too old: %s or newer is needed"
              .formatted(connection.getServerInfo().getVersion(), OLDEST_SERVER));
    }
    JetStreamManagement management =
        connection.jetStreamManagement(options(settings.requestTimeout()));
    for (StreamConfiguration wanted : wanted(settings)) {
      Optional<String> broken = StreamPromises.broken(present(management, wanted), wanted);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private static StreamConfiguration present(
      JetStreamManagement management, StreamConfiguration wanted)
      throws IOException, JetStreamApiException {
    Optional<StreamInfo> info = find(management, wanted.getName());
    if (info.isPresent()) {
      return info.get().getConfiguration();
    }
    LOG.log(Level.INFO, "creating the stream {0}", wanted.getName());
    return management.addStream(wanted).getConfiguration();
  }

  static Optional<StreamInfo> find(JetStreamManagement management, String name)
      throws IOException, JetStreamApiException {
    try {
      return Optional.of(management.getStreamInfo(name));
    } catch (JetStreamApiException refusal) {
      if (refusal.getApiErrorCode() == STREAM_NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /// Deletes a message, if it is there.
  ///
  /// @return whether it was
  static boolean delete(JetStreamManagement management, String stream, long position)
      throws IOException, JetStreamApiException {
    try {
      return management.deleteMessage(stream, position, false);
    } catch (JetStreamApiException refusal) {
      if (isThere(management, stream, position)) {
        throw refusal;
      }
      return false;
    }
  }

  private static boolean isThere(JetStreamManagement management, String stream, long position)
      throws IOException, JetStreamApiException {
    try {
      return management.getMessage(stream, position).getSeq() == position;
    } catch (JetStreamApiException refusal) {
      if (ApiErrors.isMessageMissing(refusal)) {
        return false;
      }
      throw refusal;
    }
  }

  /// The streams as they are created.
  static List<StreamConfiguration> wanted(NatsSettings settings) {
    return List.of(
        events(settings),
        stream(REJECTIONS, settings)
            .subjects("cim.person-service.rejections.>")
            .maxAge(REJECTIONS_EXPIRE)
            .build(),
        stream(TIMERS, settings)
            .subjects("cim.person-service.timers.>")
            .allowMessageSchedules()
            .allowRollup(true)
            .maxMessagesPerSubject(1)
            .build(),
        stream(DEAD_LETTERS, settings).subjects("cim.person-service.dead-letters.>").build(),
        stream(LEASES, settings)
            .subjects("cim.person-service.leases.>")
            .maxMessagesPerSubject(1)
            .maxAge(LEASES_EXPIRE)
            .duplicateWindow(LEASES_EXPIRE)
            .build());
  }

  static StreamConfiguration events(NatsSettings settings) {
    return stream(EVENTS, settings)
        .subjects(
            "cim.person.lifecycle.*.*",
            "cim.person.identity.*.*",
            "cim.person.components.*.*",
            "cim.person.relationships.*.*",
            "cim.person.privacy.*.*")
        .denyDelete(true)
        .denyPurge(true)
        .allowAtomicPublish()
        .build();
  }

  private static StreamConfiguration.Builder stream(String name, NatsSettings settings) {
    return settings
        .placement()
        .addTo(StreamConfiguration.builder())
        .name(name)
        .storageType(StorageType.File)
        .replicas(settings.replicas())
        .allowDirect(true)
        .duplicateWindow(DUPLICATE_WINDOW);
  }
}
