package cim.person.infrastructure.nats;

import cim.person.application.policies.ForeignEvents;
import cim.person.application.policies.Siblings;
import cim.person.infrastructure.siblings.SiblingReader;
import cim.person.infrastructure.siblings.SiblingSettings;
import cim.person.infrastructure.siblings.SubjectFilter;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Listens to the events of other domains: through a durable consumer of each stream that keeps
/// them, and directly to what no stream keeps. Streams that come or go later are found. All nodes
/// listen; each message is dealt with by one. Thread-safe.
public final class SiblingListening implements Siblings, AutoCloseable {
  static final String DURABLE = "person-siblings";

  private static final Logger LOG = System.getLogger(SiblingListening.class.getName());
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final NatsConnection nats;
  private final NatsSettings natsSettings;
  private final SiblingSettings settings;
  private final SiblingIntake intake;
  private final SiblingSubscriptions subscriptions;
  private final DurablePull replays;
  private final ThreadFactory threads;
  private final InstantSource clock;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread looking;
  private final List<Thread> pullers = new ArrayList<>();
  private final Map<String, DurablePull> pulls = new TreeMap<>();
  private final Map<SubjectFilter, Instant> unkept = new HashMap<>();
  private volatile boolean closed;
  private volatile List<Source> sources = List.of();

  public SiblingListening(
      NatsConnection nats,
      NatsSettings natsSettings,
      SiblingSettings settings,
      ForeignEvents events,
      ThreadFactory threads,
      InstantSource clock) {
    this.nats = nats;
    this.natsSettings = natsSettings;
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
    JetStreamDeadLetters letters = new JetStreamDeadLetters(nats, natsSettings);
    this.intake =
        new SiblingIntake(new SiblingReader(settings.largestBody()), events, letters, clock);
    this.subscriptions = new SiblingSubscriptions(intake);
    this.replays =
        pull(
            SiblingReplays.SOURCE,
            Optional.of(Instant.EPOCH),
            new SiblingReplays(nats, natsSettings, letters, intake));
    this.looking = threads.newThread(this::lookAgainAndAgain);
  }

  /// Begins to listen, and returns at once.
  public void start() {
    if (settings.subjects().isEmpty()) {
      LOG.log(Level.INFO, "events of other domains are not listened to");
    }
    run(replays);
    nats.onConnected(wanted::release);
    looking.start();
  }

  private DurablePull pull(
      DurablePull.Source source, Optional<Instant> since, DurablePull.Taker taker) {
    return new DurablePull(nats, natsSettings, source, since, taker, clock);
  }

  private void run(DurablePull pull) {
    pullers.removeIf(thread -> !thread.isAlive());
    Thread thread = threads.newThread(pull);
    pullers.add(thread);
    thread.start();
  }

  private void lookAgainAndAgain() {
    try {
      while (!closed) {
        Duration pause = settings.lookAgain();
        try {
          look();
        } catch (IOException | JetStreamApiException | RuntimeException failure) {
          LOG.log(Level.DEBUG, "the streams of other domains are looked for again", failure);
          pause = AFTER_A_FAILURE;
        }
        if (wanted.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          wanted.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws IOException, JetStreamApiException {
    Connection connection = nats.current();
    Instant asked = clock.instant();
    Set<SubjectFilter> direct = new HashSet<>(settings.subjects());
    try {
      SiblingSources found =
          SiblingSources.find(
              connection.jetStreamManagement(Streams.options(natsSettings.requestTimeout())),
              settings.subjects());
      stopOthersThan(found.filters());
      found.filters().forEach((stream, filters) -> keepPulling(connection, stream, filters));
      for (String stream : pulls.keySet()) {
        direct.removeAll(found.kept().getOrDefault(stream, Set.of()));
      }
      direct.forEach(subject -> unkept.put(subject, asked));
    } catch (IOException | JetStreamApiException failure) {
      // What is read from a stream already goes on being read from it.
      pulls.values().forEach(pull -> direct.removeIf(subject -> isOf(pull, subject)));
      throw failure;
    } finally {
      subscriptions.listenTo(connection, direct);
      say(direct);
    }
  }

  private void stopOthersThan(Map<String, List<SubjectFilter>> found) {
    pulls
        .entrySet()
        .removeIf(
            each -> {
              boolean isOld =
                  !texts(found.getOrDefault(each.getKey(), List.of()))
                      .equals(each.getValue().source().filters());
              if (isOld) {
                each.getValue().stop();
              }
              return isOld;
            });
  }

  /// The consumer is made before a subscription ends, so that nothing falls between.
  private void keepPulling(Connection connection, String stream, List<SubjectFilter> filters) {
    if (pulls.containsKey(stream)) {
      return;
    }
    Optional<Instant> since =
        filters.stream().map(unkept::get).filter(Objects::nonNull).min(Instant::compareTo);
    DurablePull pull =
        pull(new DurablePull.Source(stream, DURABLE, texts(filters)), since, intake::take);
    try {
      pull.prepare(connection);
      pulls.put(stream, pull);
      run(pull);
    } catch (IOException | JetStreamApiException failure) {
      LOG.log(
          Level.WARNING,
          "the stream {0} cannot be read, so its events are heard at most once: {1}",
          stream,
          String.valueOf(failure.getMessage()));
    }
  }

  private void say(Set<SubjectFilter> direct) {
    List<Source> now = new ArrayList<>();
    for (SubjectFilter subject : settings.subjects()) {
      pulls.forEach(
          (stream, pull) -> {
            if (isOf(pull, subject)) {
              now.add(new Source(subject.text(), Optional.of(stream)));
            }
          });
      if (direct.contains(subject)) {
        now.add(new Source(subject.text(), Optional.empty()));
      }
    }
    for (Source source : now) {
      if (!sources.contains(source)) {
        LOG.log(
            Level.INFO,
            source.stream()
                .map(stream -> "events on %s are read from %s".formatted(source.subject(), stream))
                .orElse(
                    "events on %s are heard at most once: no stream keeps all of them"
                        .formatted(source.subject())));
      }
    }
    sources = List.copyOf(now);
  }

  private static boolean isOf(DurablePull pull, SubjectFilter subject) {
    return pull.source().filters().contains(subject.text());
  }

  private static List<String> texts(List<SubjectFilter> subjects) {
    return subjects.stream().map(SubjectFilter::text).sorted().toList();
  }

  @Override
  public Status status() {
    return new Status(intake.counts(), nats.isConnected() ? sources : List.of());
  }

  /// Ends what runs, and waits for it for some seconds.
  @Override
  public void close() {
    closed = true;
    wanted.release();
    try {
      if (!looking.join(TO_END)) {
        LOG.log(Level.WARNING, "looking for streams has not ended within {0}", TO_END);
        return;
      }
      replays.stop();
      pulls.values().forEach(DurablePull::stop);
      subscriptions.close();
      for (Thread thread : pullers) {
        if (!thread.join(TO_END)) {
          LOG.log(Level.WARNING, "{0} has not ended within {1}", thread.getName(), TO_END);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
