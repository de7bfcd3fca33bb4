package cim.person.infrastructure.nats;

import cim.person.application.policies.ForeignEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.DagJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An event of another domain as it is kept for a policy: canonical DAG-JSON.
final class ForeignEventBlock {
  private ForeignEventBlock() {}

  static byte[] encode(ForeignEvent event) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("kind", event.kind().name());
    fields.put("subject", event.subject());
    fields.put("cause", event.cause().toString());
    event.person().ifPresent(person -> fields.put("person", person.toString()));
    event.correlation().ifPresent(id -> fields.put("correlation", id.toString()));
    return DagJson.encode(fields);
  }

  /// @throws IllegalArgumentException when it is none
  static ForeignEvent decode(byte[] block) {
    Fields fields = Fields.of(block);
    return new ForeignEvent(
        ForeignEvent.Kind.valueOf(fields.text("kind")),
        fields.text("subject"),
        fields.optional("person").map(PersonId::parse),
        fields.optional("correlation").map(UUID::fromString),
        Cid.parse(fields.text("cause")));
  }

  /// The fields of a block.
  record Fields(Map<?, ?> tree) {
    static Fields of(byte[] block) {
      return DagJson.decode(block) instanceof Map<?, ?> tree
          ? new Fields(tree)
          : new Fields(Map.of());
    }

    String text(String name) {
      return optional(name)
          .orElseThrow(() -> new IllegalArgumentException("the field " + name + " is missing"));
    }

    Optional<String> optional(String name) {
      return Optional.ofNullable(tree.get(name)).map(Object::toString);
    }

    Map<String, String> texts(String name) {
      Map<String, String> texts = new HashMap<>();
      if (tree.get(name) instanceof Map<?, ?> map) {
        map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
      }
      return texts;
    }

    long number(String name) {
      return optional(name).map(Long::valueOf).orElse(0L);
    }
  }
}
