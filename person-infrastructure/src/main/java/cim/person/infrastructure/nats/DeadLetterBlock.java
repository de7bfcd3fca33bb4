package cim.person.infrastructure.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import cim.person.application.data.Types;
import cim.person.application.policies.DeadLetter;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.DagJson;
import cim.person.infrastructure.nats.ForeignEventBlock.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A dead letter as it is stored: canonical DAG-JSON, with at most so much of a long text.
final class DeadLetterBlock {
  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_BODY = 30_000;

  private DeadLetterBlock() {}

  static byte[] encode(DeadLetter letter) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("policy", letter.policy());
    fields.put("kind", letter.kind().name());
    fields.put("at", Types.timestamp(letter.at()));
    fields.put("reason", text(letter.reason(), LONGEST_REASON));
    fields.put("attempts", letter.attempts());
    fields.put("diedAt", Types.timestamp(letter.diedAt()));
    letter.person().ifPresent(person -> fields.put("person", person.toString()));
    letter.cause().ifPresent(cause -> fields.put("cause", cause.toString()));
    letter
        .message()
        .ifPresent(
            message -> {
              fields.put("subject", text(message.subject(), LONGEST_REASON));
              fields.put("body", text(message.body(), LONGEST_BODY));
              if (!message.headers().isEmpty()) {
                fields.put("headers", texts(message.headers()));
              }
            });
    if (letter.position() > 0) {
      fields.put("position", letter.position());
    }
    if (letter.replayOf() > 0) {
      fields.put("replayOf", letter.replayOf());
    }
    return DagJson.encode(fields);
  }

  /// @throws IllegalArgumentException when it is none
  static DeadLetter decode(byte[] block) {
    Fields fields = Fields.of(block);
    return new DeadLetter(
        fields.text("policy"),
        DeadLetter.Kind.valueOf(fields.text("kind")),
        fields.optional("person").map(PersonId::parse),
        fields.optional("cause").map(Cid::parse),
        fields.number("position"),
        Instant.parse(fields.text("at")),
        fields.text("reason"),
        (int) fields.number("attempts"),
        Instant.parse(fields.text("diedAt")),
        fields
            .optional("subject")
            .map(
                subject ->
                    new DeadLetter.Message(subject, fields.texts("headers"), fields.text("body"))),
        fields.number("replayOf"));
  }

  /// What stands for a message that is no dead letter.
  static DeadLetter strange(String subject, RuntimeException why) {
    return new DeadLetter(
        subject.split("\\.", -1)[3],
        DeadLetter.Kind.MESSAGE,
        Optional.empty(),
        Optional.empty(),
        0,
        Instant.EPOCH,
        "not a dead letter: " + why.getMessage(),
        0,
        Instant.EPOCH,
        Optional.empty(),
        0);
  }

  private static Map<String, String> texts(Map<String, String> texts) {
    Map<String, String> some = new HashMap<>();
    texts.forEach((name, text) -> some.put(name, text(text, LONGEST_REASON)));
    return some;
  }

  /// Without halves of characters, which have no spelling.
  private static String text(String text, int longest) {
    String some = text.length() > longest ? text.substring(0, longest) + "…" : text;
    return new String(some.getBytes(UTF_8), UTF_8);
  }
}
