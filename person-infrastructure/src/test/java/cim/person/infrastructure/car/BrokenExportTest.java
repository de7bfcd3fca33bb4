package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A history that is broken does not go out.
class BrokenExportTest {
  private final List<RecordedEvent> history = Histories.of(10, 100, 6);
  private final ArchiveNode node;
  private final byte[] file;

  BrokenExportTest(@TempDir Path temporary) throws Exception {
    this.file = Histories.car(history, temporary);
    this.node = new ArchiveNode(temporary);
  }

  @BeforeEach
  void fill() throws IOException {
    node.add(file);
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
  }

  @Test
  void aBrokenEventStopsAnExportAndIsNamed() throws Exception {
    node.publish("cim.person.lifecycle.suspended." + history.getFirst().person(), 1);
    CorruptHistory everyone = assertThrows(CorruptHistory.class, node::everyone);
    assertEquals(101, everyone.position());
    assertThrows(CorruptHistory.class, () -> node.person(history.getFirst().person()));
    node.person(history.get(1).person());
  }

  @Test
  void aForkInTheStoreStopsAnExport() throws Exception {
    RecordedEvent first = history.getFirst();
    Head head = node.store().last(first.person()).orElseThrow().head();
    RecordedEvent forked = Histories.next(first.person(), first.head(), "a second second");
    node.store()
        .importAll(
            List.of(forked),
            Map.of(first.person(), new Head(first.cid(), 1, head.position())),
            UUID.randomUUID());
    CorruptHistory fork = assertThrows(CorruptHistory.class, node::everyone);
    assertEquals(101, fork.position());
    assertTrue(fork.details().contains("has seq 2 a second time"), fork.details());
  }
}
