package cim.person.infrastructure.ipld;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.documents.LivingDocument;
import cim.person.domain.events.EventType;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.scenarios.Scenario;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The examples that are kept as golden files, by the files' names.
final class GoldenEvents {
  static final Path FOLDER =
      LivingDocument.root().resolve("person-infrastructure/src/test/resources/golden");

  private static final PersonId PERSON = PersonId.parse("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");
  private static final UUID COMMAND = UUID.fromString("0199a1c2-7c1e-7d10-8f53-00000000c0de");
  private static final UUID CORRELATION = UUID.fromString("0199a1c2-7c1e-7d10-8f53-0000000000c0");
  private static final Head FIRST = new Head(Cid.ofDagJson(utf8("first")), 1, 7);

  private GoldenEvents() {}

  /// One for each type of event in its present version, and those that show another form of it.
  static Map<String, RecordedEvent> all() {
    Map<String, RecordedEvent> events = new LinkedHashMap<>();
    for (EventType type : EventType.all()) {
      events.put(nameOf(type), recorded(OneOfEach.event(type)));
    }
    GoldenVariants.all(EventFields.VERSION)
        .forEach((name, event) -> events.put(name, recorded(event)));
    return events;
  }

  static String nameOf(EventType type) {
    return type.name() + ".v" + EventFields.VERSION;
  }

  private static RecordedEvent recorded(PersonEvent event) {
    boolean first = event instanceof Created;
    return EventBlock.seal(
            new Append(
                PERSON,
                first ? Head.NONE : FIRST,
                List.of(event),
                Scenario.NOW,
                first ? null : "user:ada",
                COMMAND,
                CORRELATION,
                first ? null : Cid.ofRaw(utf8("a message of another domain")).toString()))
        .getFirst();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
