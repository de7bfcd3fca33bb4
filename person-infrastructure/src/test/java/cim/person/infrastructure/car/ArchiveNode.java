package cim.person.infrastructure.car;

import cim.person.application.ports.HistoryArchive.Export;
import cim.person.application.ports.HistoryArchive.Imported;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import io.nats.client.api.MessageInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A NATS server of its own with the application's streams, and an archive over it.
final class ArchiveNode implements AutoCloseable {
  private final NatsServer server = NatsServer.started();
  private final TestNats nats = TestNats.ready(server);
  private final Path temporary;

  ArchiveNode(Path temporary) {
    this.temporary = temporary;
  }

  /// The message at a position, as a plain client sees it.
  MessageInfo message(long position) throws Exception {
    return nats.message(position);
  }

  /// Publishes as a program that does not keep the rules.
  void publish(String subject, int... body) throws Exception {
    byte[] bytes = new byte[body.length];
    for (int index = 0; index < body.length; index++) {
      bytes[index] = (byte) body[index];
    }
    nats.publish(subject, null, bytes);
  }

  JetStreamEventStore store() {
    return nats.store();
  }

  CarArchive archive() {
    return archive(Watcher.NOBODY);
  }

  CarArchive archive(Watcher watcher) {
    return new CarArchive(
        store(), temporary, 1 << 30, InstantSource.fixed(Histories.AT), UUID::randomUUID, watcher);
  }

  Imported add(byte[] car) throws IOException {
    return archive().add(new ByteArrayInputStream(car));
  }

  byte[] everyone() throws IOException {
    try (Export export = archive().everyone()) {
      return bytes(export);
    }
  }

  byte[] person(PersonId person) throws IOException {
    try (Export export = archive().person(person).orElseThrow()) {
      return bytes(export);
    }
  }

  private static byte[] bytes(Export export) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.writeTo(out);
    if (out.size() != export.size()) {
      throw new AssertionError(out.size() + " bytes where " + export.size() + " were announced");
    }
    return out.toByteArray();
  }

  /// Everything that is stored, in the order of the stream.
  List<RecordedEvent> events() {
    List<RecordedEvent> events = new ArrayList<>();
    List<RecordedEvent> page = store().page(0, 1_000);
    while (!page.isEmpty()) {
      events.addAll(page);
      page = store().page(events.getLast().position(), 1_000);
    }
    return events;
  }

  @Override
  public void close() {
    nats.close();
    server.close();
  }
}
