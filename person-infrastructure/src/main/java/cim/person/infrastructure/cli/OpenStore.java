package cim.person.infrastructure.cli;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.infrastructure.Settings;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.NatsConnection;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.Streams;
import cim.person.infrastructure.nats.StreamsState;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The event store without a server in between, reached by the settings that the server has.
final class OpenStore implements AutoCloseable {
  private static final int MILLIS_BETWEEN_LOOKS = 50;

  private final NatsSettings settings;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final NatsConnection nats;

  /// @throws IllegalArgumentException when a setting is wrong, with a sentence that says which
  OpenStore(Map<String, String> environment) {
    this.settings = Settings.read(new Environment(environment)).nats();
    this.nats = new NatsConnection(settings, threads);
    nats.open();
  }

  JetStreamEventStore store() {
    return new JetStreamEventStore(nats, settings);
  }

  /// Creates the streams that are missing, and waits until all are there.
  ///
  /// @throws EventStoreUnavailable when they are not, or not with the settings that they must have
  void prepareStreams() throws InterruptedException {
    Streams streams = new Streams(nats, settings);
    long end = System.nanoTime() + settings.giveUpAfter().toNanos();
    StreamsState state = streams.check();
    while (!(state instanceof StreamsState.Ready)) {
      if (System.nanoTime() > end) {
        throw new EventStoreUnavailable(
            switch (state) {
              case StreamsState.Problem(var text) -> text;
              case StreamsState.NotConnected _ -> "NATS does not answer at " + settings.address();
              case StreamsState.Ready _ -> "ready";
            },
            null);
      }
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      state = streams.check();
    }
  }

  @Override
  public void close() {
    nats.close();
    threads.shutdownNow();
  }
}
