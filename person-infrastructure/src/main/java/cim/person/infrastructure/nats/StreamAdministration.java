package cim.person.infrastructure.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.Mirror;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What an operator does with the streams. Each method throws [IOException] with a sentence when
/// NATS does not do it; nothing is half done then that could not be done again.
public final class StreamAdministration {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final NatsConnection nats;
  private final NatsSettings settings;

  public StreamAdministration(NatsConnection nats, NatsSettings settings) {
    this.nats = nats;
    this.settings = settings;
  }

  /// The streams of the wire format that are there.
  public List<StreamStatus> statuses() throws IOException {
    return asking(
        management -> {
          List<StreamStatus> found = new ArrayList<>();
          for (StreamConfiguration wanted : Streams.wanted(settings)) {
            Optional<StreamInfo> info = Streams.find(management, wanted.getName());
            info.ifPresent(there -> found.add(status(there, wanted)));
          }
          return List.copyOf(found);
        });
  }

  /// Has each stream kept by so many servers, where the placement of the settings puts them, and
  /// waits until all of them have all of it. Events go on being written meanwhile.
  ///
  /// @param progress is told how each stream stands, again and again until it is settled
  public void move(int replicas, Duration patience, Consumer<StreamStatus> progress)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (StreamStatus stream : statuses()) {
      asking(management -> update(management, stream.name(), replicas));
      StreamStatus now = status(stream.name());
      while (now.replicas() != replicas || !now.isSettled()) {
        progress.accept(now);
        if (System.nanoTime() > end) {
          throw new IOException(
              "%s is not settled after %s; it goes on, and `streams` shows how far it is"
                  .formatted(stream.name(), patience));
        }
        Thread.sleep(BETWEEN_LOOKS);
        now = status(stream.name());
      }
      progress.accept(now);
    }
  }

  /// Begins a copy of the event stream, under the same name and with the same positions, that
  /// follows the one of another JetStream domain.
  public void mirror(String domain) throws IOException {
    asking(
        management -> {
          StreamConfiguration events = Streams.events(settings);
          StreamConfiguration.Builder copy =
              new StreamConfiguration.Builder(events) // a mirror takes no batches
                  .subjects(List.of())
                  .allowAtomicPublish(false)
                  .mirror(Mirror.builder().name(events.getName()).domain(domain).build());
          return management.addStream(copy.build());
        });
  }

  /// Makes the copy the event stream itself: it stops following, and takes events.
  ///
  /// @return the position of its newest event
  public long promote() throws IOException {
    return asking(
        management -> {
          StreamInfo copy = management.getStreamInfo(Streams.EVENTS);
          if (copy.getConfiguration().getMirror() == null) {
            throw new IOException(Streams.EVENTS + " is no mirror here, so it was left as it is");
          }
          StreamConfiguration itself =
              new StreamConfiguration.Builder(copy.getConfiguration())
                  .mirror(null)
                  .subjects(Streams.events(settings).getSubjects())
                  .allowAtomicPublish()
                  .build();
          return management.updateStream(itself).getStreamState().getLastSequence();
        });
  }

  private StreamStatus status(String name) throws IOException {
    return statuses().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException(name + " is not there any more"));
  }

  private static StreamStatus status(StreamInfo info, StreamConfiguration wanted) {
    boolean isCopy = info.getConfiguration().getMirror() != null;
    return StreamStatus.of(
        info, isCopy ? Optional.empty() : StreamPromises.broken(info.getConfiguration(), wanted));
  }

  private StreamInfo update(JetStreamManagement management, String name, int replicas)
      throws IOException, JetStreamApiException {
    StreamConfiguration now = management.getStreamInfo(name).getConfiguration();
    return management.updateStream(
        settings
            .placement()
            .addTo(new StreamConfiguration.Builder(now))
            .replicas(replicas)
            .build());
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(JetStreamManagement management) throws IOException, JetStreamApiException;
  }

  private <T> T asking(Question<T> question) throws IOException {
    try {
      return question.ask(
          nats.current().jetStreamManagement(Streams.options(settings.giveUpAfter())));
    } catch (JetStreamApiException | IllegalStateException refusal) {
      throw new IOException("JetStream refused: " + refusal.getMessage(), refusal);
    }
  }
}
