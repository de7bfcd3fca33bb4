package cim.person.infrastructure.compatibility;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.TimeTravel;
import cim.person.infrastructure.json.StrictJson;
import cim.person.infrastructure.nats.DurableEvents;
import cim.person.infrastructure.nats.NatsConnection;
import cim.person.infrastructure.nats.NatsSettings;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Tells events in the words of the older service, on `person.events.{id}.person.{type}`, in the
/// order of the stream and once; after a crash one may come again, under the same `Nats-Msg-Id`.
///
/// What came by an import is not told: siblings have heard it from the older service. NATS says of
/// each message when nobody listens, and that is counted.
public final class OlderEvents implements AutoCloseable {
  private static final String DURABLE = "person-compatibility";
  private static final int NOBODY_LISTENS = 503;

  private final OlderForm form;
  private final CompatibilityUse use;
  private final DurableEvents events;
  private @Nullable Connection served;
  private String inbox = "";

  /// @param times says what an attribute is of which only the id is told
  public OlderEvents(
      NatsConnection nats,
      NatsSettings settings,
      TimeTravel times,
      CompatibilityUse use,
      ThreadFactory threads,
      InstantSource clock) {
    this.form = new OlderForm(times);
    this.use = use;
    this.events = new DurableEvents(nats, settings, DURABLE, this::tell, threads, clock);
  }

  /// Begins to tell, and returns at once.
  public void start() {
    Deprecation.announce(
        "events are told on person.events.> in the form of the older service", "cim.person.>");
    events.start();
  }

  private void tell(RecordedEvent event, Connection connection) {
    OlderForm.Told told = event.importedAt() == null ? form.of(event) : null;
    if (told == null) {
      return;
    }
    Headers headers =
        Deprecation.headers("cim.person.%s.%s".formatted(event.type().name(), event.person()))
            .add("Nats-Msg-Id", told.id())
            .add("Cim-Event-Id", event.cid().toString());
    connection.publish(
        told.subject(),
        inbox(connection),
        headers,
        StrictJson.write(told.body()).getBytes(StandardCharsets.UTF_8));
    use.told.increment();
  }

  /// Where NATS says that nobody listens.
  private String inbox(Connection connection) {
    if (connection != served) {
      inbox = connection.createInbox();
      connection.createDispatcher(this::heard).subscribe(inbox);
      served = connection;
    }
    return inbox;
  }

  private void heard(Message message) {
    if (message.isStatusMessage() && message.getStatus().getCode() == NOBODY_LISTENS) {
      use.unheard.increment();
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
