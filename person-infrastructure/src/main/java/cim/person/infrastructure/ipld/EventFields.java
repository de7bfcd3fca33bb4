package cim.person.infrastructure.ipld;

import cim.person.application.data.Stored;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of an event block, read by their names and kinds; [IllegalArgumentException] says
/// which one is wrong.
///
/// @param fields the block's tree
record EventFields(Map<?, ?> fields) {
  /// The version of `data` that is written; every type is still at its first.
  static final long VERSION = 1;

  private static final Set<String> REQUIRED =
      Set.of("at", "command", "correlation", "data", "person", "prev", "seq", "type", "v");
  private static final Set<String> OPTIONAL = Set.of("actor", "cause");

  static EventFields of(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("it is no map");
    }
    if (!fields.keySet().containsAll(REQUIRED)) {
      Set<String> missing = new HashSet<>(REQUIRED);
      missing.removeAll(fields.keySet());
      throw new IllegalArgumentException("it has no " + String.join(", ", missing));
    }
    for (Object name : fields.keySet()) {
      if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
        throw new IllegalArgumentException("it has an unknown field " + name);
      }
    }
    return new EventFields(fields);
  }

  RecordedEvent event(long position, Cid cid, byte[] block) {
    long seq = field("seq", Long.class);
    return new RecordedEvent(
        cid,
        position,
        new PersonId(uuid("person")),
        seq,
        prev(seq),
        EventTime.read(field("at", String.class)),
        optional("actor"),
        uuid("command"),
        uuid("correlation"),
        cause(),
        happened(),
        new String(block, StandardCharsets.UTF_8),
        null);
  }

  private @Nullable Cid prev(long seq) {
    Cid prev = fields.get("prev") == null ? null : field("prev", Cid.class);
    if (seq < 1 || (seq == 1) != (prev == null)) {
      throw new IllegalArgumentException("prev " + prev + " does not go with seq " + seq);
    }
    if (prev != null && !prev.isDagJson()) {
      throw new IllegalArgumentException("prev is no event: " + prev);
    }
    return prev;
  }

  private @Nullable String cause() {
    String cause = optional("cause");
    return cause == null ? null : Cid.parse(cause).toString();
  }

  private PersonEvent happened() {
    String name = field("type", String.class);
    EventType type =
        EventType.named(name)
            .orElseThrow(() -> new IllegalArgumentException("its type is unknown: " + name));
    if (field("v", Long.class) != VERSION) {
      throw new IllegalArgumentException(name + " has an unknown version: " + fields.get("v"));
    }
    Map<?, ?> data = field("data", Map.class);
    data.forEach(EventFields::checkPresent);
    return Stored.read(type.record(), data);
  }

  /// What has no value is absent, at every level.
  private static void checkPresent(Object name, @Nullable Object value) {
    if (value == null || (value instanceof Collection<?> list && list.isEmpty())) {
      throw new IllegalArgumentException(name + " should be absent, since it has no value");
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach(EventFields::checkPresent);
    }
    if (value instanceof List<?> list) {
      list.forEach(item -> checkPresent(name, item));
    }
  }

  private UUID uuid(String name) {
    String text = field(name, String.class);
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException(name + " is no UUID in lower case: " + text);
    }
    return uuid;
  }

  private @Nullable String optional(String name) {
    return fields.containsKey(name) ? field(name, String.class) : null;
  }

  private <T> T field(String name, Class<T> kind) {
    Object value = fields.get(name);
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(name + " is no " + kind.getSimpleName());
    }
    return kind.cast(value);
  }
}
