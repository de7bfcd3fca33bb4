package cim.person.infrastructure.nats;

import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.names.SortingOrder;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What the application makes of a NATS server, and a plain client beside it.
public final class TestNats implements AutoCloseable {

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

  /// With streams that are ready.
  public static TestNats ready(NatsSettings settings) {
    TestNats nats = with(settings);
    try {
      nats.awaitStreams();
      return nats;
    } catch (AssertionError failure) {
      nats.close();
      throw failure;
    }
  }

  /// With streams that are ready.
  public static TestNats ready(NatsServer server) {
    return ready(NatsSettings.of(server.url()));
  }

  /// What a command line program makes of it: it creates nothing.
  public static TestNats unwatched(NatsSettings settings) throws IOException, InterruptedException {
    TestNats nats = new TestNats(settings).opened();
    nats.connection.await(Duration.ofSeconds(30));
    return nats;
  }

  StreamAdministration administration() {
    return new StreamAdministration(connection, settings);
  }

  public JetStreamEventStore store() {
    return new JetStreamEventStore(connection, settings);
  }

  EventSource.Reading follow(long after) throws IOException {
    return events().readAfter(after);
  }

  private EventStream events() {
    return new EventStream(connection, settings);
  }

  /// The read models of a node, not started yet.
  public ReadModel readModel(ReadModelSettings readModel, InstantSource clock) throws IOException {
    return new ReadModel(
        readModel,
        events(),
        store(),
        SortingOrder::text,
        Thread.ofPlatform().factory(),
        Thread.ofVirtual().factory(),
        clock);
  }

  public NatsConnection connection() {
    return connection;
  }

  /// The plain client's way to publish.
  public JetStream jetStream() throws IOException {
    return connection.current().jetStream();
  }

  Streams streams() {
    return streams;
  }

  void awaitStreams() {
    Await.until("ready streams", () -> streams.check() instanceof StreamsState.Ready);
  }

  public MessageInfo message(long position) throws IOException, JetStreamApiException {
    return connection.current().jetStreamManagement().getMessage(Streams.EVENTS, position);
  }

  /// Publishes as a program that does not keep the rules; returns the position.
  long publish(String subject, Headers headers, String body)
      throws IOException, JetStreamApiException {
    return publish(subject, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /// Publishes as a program that does not keep the rules; returns the position.
  public long publish(String subject, @Nullable Headers headers, byte[] body)
      throws IOException, JetStreamApiException {
    return connection.current().jetStream().publish(subject, headers, body).getSeqno();
  }

  @Override
  public void close() {
    connection.close();
    threads.close();
  }
}
