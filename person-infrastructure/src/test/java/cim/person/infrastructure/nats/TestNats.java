package cim.person.infrastructure.nats;

import cim.person.application.ports.EventStore;
import cim.person.infrastructure.index.EventSource;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What the application makes of a NATS server, and a plain client beside it.
final class TestNats implements AutoCloseable {

  private final NatsSettings settings;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final NatsConnection connection;
  private final Streams streams;

  private TestNats(NatsSettings settings) {
    this.settings = settings;
    this.connection = new NatsConnection(settings, threads);
    this.streams = new Streams(connection, settings);
  }

  private TestNats opened() {
    connection.open();
    return this;
  }

  static TestNats at(String url) {
    return with(NatsSettings.of(url));
  }

  static TestNats with(NatsSettings settings) {
    TestNats nats = new TestNats(settings);
    nats.streams.watch();
    return nats.opened();
  }

  /// What a command line program makes of it: it creates nothing.
  static TestNats unwatched(NatsSettings settings) throws IOException, InterruptedException {
    TestNats nats = new TestNats(settings).opened();
    nats.connection.await(Duration.ofSeconds(30));
    return nats;
  }

  StreamAdministration administration() {
    return new StreamAdministration(connection, settings);
  }

  EventStore store() {
    return new JetStreamEventStore(connection, settings);
  }

  EventSource.Reading follow(long after) throws IOException {
    return new EventStream(connection, settings).readAfter(after);
  }

  NatsConnection connection() {
    return connection;
  }

  Streams streams() {
    return streams;
  }

  void awaitStreams() {
    Await.until("ready streams", () -> streams.check() instanceof StreamsState.Ready);
  }

  MessageInfo message(long position) throws IOException, JetStreamApiException {
    return connection.current().jetStreamManagement().getMessage(Streams.EVENTS, position);
  }

  /// Publishes as a program that does not keep the rules; returns the position.
  long publish(String subject, Headers headers, String body)
      throws IOException, JetStreamApiException {
    return connection
        .current()
        .jetStream()
        .publish(subject, headers, body.getBytes(StandardCharsets.UTF_8))
        .getSeqno();
  }

  @Override
  public void close() {
    connection.close();
    threads.close();
  }
}
