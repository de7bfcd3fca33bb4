package cim.person.infrastructure.ipld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.Hierarchy;
import cim.person.domain.documents.LivingDocument;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Cid;
import cim.person.domain.values.Contact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What was written once is read for ever, and is written just so again. A golden file is never
/// edited: `-Dupdate-docs` adds the missing ones and leaves the others alone.
class GoldenEventsTest {
  @TestFactory
  Stream<DynamicTest> everyEventIsReadAndWrittenAsItWasOnce() {
    return GoldenEvents.all().entrySet().stream()
        .map(golden -> DynamicTest.dynamicTest(golden.getKey(), () -> check(golden)));
  }

  @Test
  void noFileIsWithoutItsEvent() throws IOException {
    Set<String> expected =
        GoldenEvents.all().keySet().stream()
            .flatMap(name -> Stream.of(name + ".json", name + ".cid"))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(GoldenEvents.FOLDER)) {
      Set<String> unknown =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      unknown.removeAll(expected);
      assertEquals(Set.of(), unknown);
    }
  }

  @Test
  void everyKindOfValueIsAmongThem() {
    assertEquals(
        Hierarchy.leaves(Contact.class),
        GoldenVariants.contacts().stream().map(Contact::getClass).toList());
    assertEquals(
        Hierarchy.leaves(AttributeValue.class),
        GoldenVariants.values().keySet().stream().map(AttributeValue::getClass).toList());
  }

  private static void check(Map.Entry<String, RecordedEvent> golden) throws IOException {
    RecordedEvent expected = golden.getValue();
    byte[] block = bytes(golden.getKey() + ".json", expected.block());
    String cid = new String(bytes(golden.getKey() + ".cid", expected.cid().text()), UTF_8);

    assertEquals(expected.block(), new String(block, UTF_8));
    assertEquals(cid, Cid.ofDagJson(block).text());
    RecordedEvent read = EventBlock.open(0, cid, block);
    assertEquals(expected, read);
    assertEquals(expected.event(), read.event());
    assertEquals(expected.head(), read.head());
    assertEquals(expected.prev(), read.prev());
    assertEquals(expected.at(), read.at());
    assertEquals(expected.cause(), read.cause());
  }

  private static byte[] bytes(String name, String now) throws IOException {
    Path file = GoldenEvents.FOLDER.resolve(name);
    if (!Files.exists(file) && LivingDocument.isUpdate()) {
      Files.createDirectories(GoldenEvents.FOLDER);
      Files.writeString(file, now);
    }
    assertTrue(Files.exists(file), () -> name + " is missing: run mvn verify -Dupdate-docs");
    return Files.readAllBytes(file);
  }
}
