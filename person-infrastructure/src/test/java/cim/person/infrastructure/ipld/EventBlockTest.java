package cim.person.infrastructure.ipld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cim.person.application.ports.Append;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventBlockTest {
  private static final UUID PERSON = UUID.fromString("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");
  private static final UUID COMMAND = UUID.fromString("b1f8d1de-8a3c-4a2e-9d5e-6a0f9b8c7d61");
  private static final UUID CORRELATION = UUID.fromString("7d1e0c52-13ab-4f4b-8c43-9b6ad1f0e2a3");
  private static final Cid BEFORE =
      Cid.parse("baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa");
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00.123456Z");

  private static final String FIRST =
      "{\"at\":\"2026-11-23T06:14:00.123456Z\",\"command\":\""
          + COMMAND
          + "\","
          + "\"correlation\":\""
          + CORRELATION
          + "\",\"data\":{},\"person\":\""
          + PERSON
          + "\","
          + "\"prev\":null,\"seq\":1,\"type\":\"lifecycle.activated\",\"v\":1}";
  private static final String LATER =
      "{\"actor\":\"user:8f14e45f\",\"at\":\"2026-11-23T06:14:00.120000Z\","
          + "\"cause\":\""
          + BEFORE
          + "\",\"command\":\""
          + COMMAND
          + "\","
          + "\"correlation\":\""
          + CORRELATION
          + "\",\"data\":{\"reason\":\"für « später »\"},"
          + "\"person\":\""
          + PERSON
          + "\",\"prev\":{\"/\":\""
          + BEFORE
          + "\"},\"seq\":8,"
          + "\"type\":\"lifecycle.suspended\",\"v\":1}";

  @Test
  void theFirstBlockIsSpelledAsTheWireFormatSays() {
    Append append =
        new Append(
            new PersonId(PERSON),
            Head.NONE,
            List.of(new Activated()),
            AT.plusNanos(789),
            null,
            COMMAND,
            CORRELATION,
            null);
    RecordedEvent event = EventBlock.seal(append).getFirst();
    assertEquals(FIRST, event.block());
    assertEquals(Cid.ofDagJson(utf8(FIRST)), event.cid());
    assertEquals(AT, event.at());
    assertEquals(0, event.position());
  }

  @Test
  void laterBlocksAreLinkedToTheOneBefore() {
    Append append =
        new Append(
            new PersonId(PERSON),
            new Head(BEFORE, 7, 4711),
            List.of(new Suspended("für « später »"), new Archived("zu")),
            Instant.parse("2026-11-23T06:14:00.12Z"),
            "user:8f14e45f",
            COMMAND,
            CORRELATION,
            BEFORE.toString());
    List<RecordedEvent> events = EventBlock.seal(append);
    assertEquals(LATER, events.getFirst().block());
    assertEquals(9, events.getLast().seq());
    assertEquals(events.getFirst().cid(), events.getLast().prev());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockIsReadAsItWasWritten(String block) {
    RecordedEvent event = open(5, block);
    assertEquals(5, event.position());
    assertEquals(block, event.block());
    Head before = new Head(event.prev(), event.seq() - 1, 0);
    Append again =
        new Append(
            event.person(),
            before,
            List.of(event.event()),
            event.at(),
            event.actor(),
            event.command(),
            event.correlation(),
            event.cause());
    assertEquals(block, EventBlock.seal(again).getFirst().block());
  }

  private static RecordedEvent open(long position, String block) {
    return EventBlock.open(position, Cid.ofDagJson(utf8(block)).toString(), utf8(block));
  }

  static List<String> blocks() {
    return List.of(FIRST, LATER);
  }

  @Test
  void aFieldOfTheDataThatALaterVersionAddedIsPassedOver() {
    String later = LATER.replace("\"data\":{", "\"data\":{\"certainty\":\"HIGH\",");
    assertEquals(new Suspended("für « später »"), open(1, later).event());
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void whatIsNoEventBlockIsRefused(String is, String becomes, String problem) {
    String corrupt = LATER.replace(is, becomes);
    assertFalse(corrupt.equals(LATER), "the corruption changes nothing");
    var refused = assertThrows(CorruptHistory.class, () -> open(42, corrupt));
    assertEquals(42, refused.position());
    assertTrue(refused.toString().contains(problem), refused.toString());
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(
        arguments(LATER, "", "is not canonical"),
        arguments(LATER, "[]", "it is no map"),
        arguments(",", ", ", "is not canonical"),
        arguments("\"v\":1", "\"v\":1.0", "is not canonical"),
        arguments("\"v\":1", "\"v\":2", "unknown version"),
        arguments("\"v\":1", "\"v\":\"1\"", "v is no Long"),
        arguments("\"v\":1", "\"v\":1,\"w\":1", "an unknown field w"),
        arguments(",\"v\":1", "", "it has no v"),
        arguments("\"seq\":8", "\"seq\":1", "does not go with seq 1"),
        arguments("\"seq\":8", "\"seq\":0", "does not go with seq 0"),
        arguments("\"seq\":8", "\"seq\":-1", "does not go with seq -1"),
        arguments("{\"/\":\"" + BEFORE + "\"}", "null", "prev null does not go with seq 8"),
        arguments("{\"/\":\"" + BEFORE + "\"}", "\"" + BEFORE + "\"", "prev is no Cid"),
        arguments("{\"/\":\"" + BEFORE, "{\"/\":\"" + Cid.ofRaw(utf8("")), "prev is no event"),
        arguments("lifecycle.suspended", "lifecycle.Suspended", "its type is unknown"),
        arguments("lifecycle.suspended", "identity.suspended", "its type is unknown"),
        arguments("lifecycle.suspended", "lifecycle.forgotten", "its type is unknown"),
        arguments(".120000Z", ".12Z", "not UTC with six decimals"),
        arguments(".120000Z", ".120000001Z", "not UTC with six decimals"),
        arguments(".120000Z", ".120000+00:00", "not UTC with six decimals"),
        arguments("06:14:00.120000Z", "24:00:00.000000Z", "at is no time"),
        arguments("2026-11-23T", "+999999999-11-23T", "not UTC with six decimals"),
        arguments("2026-11-23T", "2026-02-30T", "at is no time"),
        arguments("2026-11-23T06:14:00.120000Z", "yesterday", "at is no time"),
        arguments(PERSON.toString(), "0199A1C2-7C1E-7D10-8F53-3C5E0F6A9B21", "no UUID in lower"),
        arguments(PERSON.toString(), "1-1-1-1-1", "no UUID in lower case"),
        arguments(COMMAND.toString(), "b1f8d1de", "UUID"),
        arguments("\"cause\":\"b", "\"cause\":\"B", "not a CID"),
        arguments("\"actor\":\"user:8f14e45f\"", "\"actor\":null", "actor is no String"),
        arguments("\"cause\":\"" + BEFORE + "\"", "\"cause\":null", "cause is no String"),
        arguments("{\"reason\":\"für « später »\"}", "{}", "must be given"),
        arguments("{\"reason\":\"für « später »\"}", "[]", "data is no Map"),
        arguments("{\"reason\":\"für « später »\"}", "{\"reason\":1}", "must be text"),
        arguments("\"für « später »\"", "\"a\",\"x\":null", "x should be absent"),
        arguments("\"für « später »\"", "\"a\",\"x\":[]", "x should be absent"),
        arguments("\"für « später »\"", "\"a\",\"x\":[{\"y\":null}]", "y should be absent"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
