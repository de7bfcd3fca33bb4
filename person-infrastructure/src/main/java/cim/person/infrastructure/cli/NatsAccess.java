package cim.person.infrastructure.cli;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.nats.EventStream;
import cim.person.infrastructure.nats.JetStreamDeadLetters;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.NatsConnection;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.Rejections;
import cim.person.infrastructure.nats.StreamAdministration;
import cim.person.infrastructure.nats.StreamReader;
import cim.person.infrastructure.nats.Streams;
import cim.person.infrastructure.nats.StreamsState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The event stream, for a program that runs beside the server.
final class NatsAccess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final NatsSettings settings;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
  private final NatsConnection connection;

  private NatsAccess(NatsSettings settings) {
    this.settings = settings;
    this.connection = new NatsConnection(settings, threads);
  }

  /// Connects, and waits until it is connected.
  ///
  /// @throws IOException when NATS does not let us in within 10 seconds, and why
  static NatsAccess to(NatsSettings settings) throws IOException, InterruptedException {
    NatsAccess access = new NatsAccess(settings);
    access.connection.open();
    try {
      access.connection.await(PATIENCE);
      return access;
    } catch (IOException failure) {
      access.close();
      throw failure;
    }
  }

  JetStreamEventStore store() {
    return new JetStreamEventStore(connection, settings);
  }

  EventSource source() {
    return new EventStream(connection, settings);
  }

  /// Reads a stream of somebody else.
  StreamReader reader(String stream) {
    return new StreamReader(connection, settings, stream);
  }

  StreamAdministration administration() {
    return new StreamAdministration(connection, settings);
  }

  Rejections rejections() {
    return new Rejections(connection, settings);
  }

  JetStreamDeadLetters deadLetters() {
    return new JetStreamDeadLetters(connection, settings);
  }

  /// Creates the streams that are missing.
  ///
  /// @throws EventStoreUnavailable when one is not as it must be
  void prepareStreams() {
    if (new Streams(connection, settings).check() instanceof StreamsState.Problem(var text)) {
      throw new EventStoreUnavailable(text, null);
    }
  }

  @Override
  public void close() {
    connection.close();
    threads.shutdown();
  }
}
