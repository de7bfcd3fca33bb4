package cim.person.infrastructure.ipld;

import cim.person.application.data.RecordData;
import cim.person.application.ports.Append;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventTooLarge;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The event block: an event in its envelope as one block of DAG-JSON, whose CID is its identity.
///
/// Written once; whoever reads gets the bytes that were written. Thread-safe.
public final class EventBlock {
  private EventBlock() {}

  /// The events of an append as blocks, each linked to the one before and the first to the append's
  /// head; their positions are 0 until they are stored.
  ///
  /// @throws EventTooLarge when a block becomes too large
  /// @throws IllegalArgumentException when a value cannot be written
  public static List<RecordedEvent> seal(Append append) {
    List<RecordedEvent> sealed = new ArrayList<>();
    Cid prev = append.after().cid();
    long seq = append.after().seq();
    for (PersonEvent event : append.events()) {
      RecordedEvent next = seal(append, event, ++seq, prev);
      sealed.add(next);
      prev = next.cid();
    }
    return List.copyOf(sealed);
  }

  private static RecordedEvent seal(
      Append append, PersonEvent event, long seq, @Nullable Cid prev) {
    Instant at = append.at().truncatedTo(ChronoUnit.MICROS);
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("at", EventTime.write(at));
    fields.put("command", append.command().toString());
    fields.put("correlation", append.correlation().toString());
    fields.put("data", RecordData.write(event));
    fields.put("person", append.person().toString());
    fields.put("prev", prev);
    fields.put("seq", seq);
    fields.put("type", EventType.of(event).name());
    fields.put("v", EventFields.VERSION);
    if (append.actor() != null) {
      fields.put("actor", append.actor());
    }
    if (append.cause() != null) {
      fields.put("cause", Cid.parse(append.cause()).toString());
    }
    byte[] block = encode(fields, event);
    return new RecordedEvent(
        Cid.ofDagJson(block),
        0,
        append.person(),
        seq,
        prev,
        at,
        append.actor(),
        append.command(),
        append.correlation(),
        append.cause(),
        event,
        new String(block, StandardCharsets.UTF_8),
        null);
  }

  private static byte[] encode(Map<String, @Nullable Object> fields, PersonEvent event) {
    try {
      return DagJson.encode(fields);
    } catch (TooLarge _) {
      throw new EventTooLarge(EventType.of(event).name());
    }
  }

  /// The event that these bytes are, read strictly.
  ///
  /// @param position where it stands
  /// @param name the CID that it goes by, as it is written there
  /// @throws CorruptHistory when they are not the bytes of that CID, or no canonical event block
  public static RecordedEvent open(long position, String name, byte[] block) {
    Cid cid = Cid.ofDagJson(block);
    if (!cid.toString().equals(name)) {
      throw new CorruptHistory(
          HistoryProblem.CID_MISMATCH,
          position,
          claimed(name),
          "goes by the CID \"%s\", but its bytes have %s".formatted(name, cid),
          null);
    }
    try {
      return EventFields.of(DagJson.decode(block)).event(position, cid, block);
    } catch (NotCanonical problem) {
      throw new CorruptHistory(
          HistoryProblem.NOT_CANONICAL,
          position,
          cid,
          "is not canonical: " + problem.getMessage(),
          problem);
    } catch (IllegalArgumentException problem) {
      throw new CorruptHistory(
          HistoryProblem.UNKNOWN_EVENT,
          position,
          cid,
          "is no event: " + problem.getMessage(),
          problem);
    }
  }

  private static @Nullable Cid claimed(String name) {
    try {
      return Cid.parse(name);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
