package cim.person.infrastructure.migration;

import cim.person.application.data.NameBasedUuid;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Text;
import cim.person.infrastructure.json.StrictJson;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads lines of the older service: stored messages with their events in one of two envelopes.
/// Strict, where leniency would be a guess. Thread-safe.
final class LegacyReader {
  private static final String EVENTS = "person.events.";
  private static final int SUBJECT_WORDS_BEFORE_EVENT = 3;
  private static final int LONGEST_ACTOR = 200;
  private static final List<String> CORRELATION_HEADERS =
      List.of("x-correlation-id", "cim-correlation-id", "correlation-id");

  /// How the subject of each variant ends.
  private static final Map<String, String> TOKENS =
      Upcasting.variants().stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), LegacyReader::token));

  private LegacyReader() {}

  /// The message in the line.
  ///
  /// @throws Settled when it becomes no event, whatever its person's history is
  static LegacyMessage read(SourceLine line) throws Settled {
    if (line.isTooLong()) {
      throw new Settled(Code.OVERSIZE, "the line has " + line.length() + " bytes, 1 MiB is read");
    }
    if (line.isBlank()) {
      throw new Settled(Code.BLANK_LINE, "an empty line");
    }
    Notes notes = new Notes();
    if (!(json(line) instanceof Map<?, ?> object)) {
      throw new Settled(Code.NOT_AN_OBJECT, "the line is no object");
    }
    Fields message = new Fields("", object, notes);
    if (!message.has("data") || !message.has("subject")) {
      throw new Settled(Code.NOT_AN_OBJECT, "the line has no subject or no data");
    }
    String subject = message.text("subject");
    checkSubject(subject);
    checkOrigin(message);
    return message(line, message, subject);
  }

  private static @Nullable Object json(SourceLine line) throws Settled {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
      return StrictJson.parse(text);
    } catch (CharacterCodingException _) {
      throw new Settled(Code.INVALID_UTF8, "the line is not UTF-8");
    } catch (StrictJson.Refused refused) {
      throw new Settled(
          switch (refused.fault()) {
            case TRUNCATED -> Code.TRUNCATED;
            case MALFORMED -> Code.MALFORMED_JSON;
            case DUPLICATE_KEY -> Code.DUPLICATE_KEY;
            case LONE_SURROGATE -> Code.LONE_SURROGATE;
          },
          String.valueOf(refused.getMessage()));
    }
  }

  private static void checkSubject(String subject) throws Settled {
    if (subject.startsWith("person.commands.")) {
      throw new Settled(Code.COMMAND_NOT_EVENT, "the subject is " + subject);
    }
    if (subject.startsWith("person.dlq.")) {
      throw new Settled(Code.DEAD_LETTER, "the subject is " + subject);
    }
    if (!subject.startsWith(EVENTS)) {
      throw new Settled(Code.UNKNOWN_SUBJECT, "the subject is " + subject);
    }
  }

  /// What this service tells in the older form names its own event, and is no history.
  private static void checkOrigin(Fields message) throws Settled {
    Fields headers = message.optionalObject("headers");
    if (headers != null && headers.has("Cim-Event-Id")) {
      throw new Settled(Code.TOLD_FROM_HERE, "the headers name an event of this service");
    }
  }

  private static LegacyMessage message(SourceLine line, Fields message, String subject)
      throws Settled {
    Notes notes = message.notes();
    Fields data = message.object("data");
    boolean isSecond = data.has("event_id");
    Fields tagged = data.has("event") ? data.object("event") : data;
    String name = isSecond ? tagged.text("event_type") : tagged.onlyName();
    String variant = (isSecond ? "V2." : "V1.") + name;
    if (name == null || !Upcasting.variants().contains(variant)) {
      throw new Settled(Code.UNKNOWN_VARIANT, "no event of the service is called " + name);
    }
    Fields body = tagged.object(isSecond ? "data" : name);
    PersonId person = person(data, body, Upcasting.person(variant));
    checkSubject(subject, person, variant, notes);
    LegacyEvent event = Upcasting.upcast(variant, body);
    Fields metadata = isSecond ? body.optionalObject("metadata") : null;
    Instant at = time(message, data, body, metadata, variant);
    UUID command = command(data, isSecond);
    LegacyMessage read =
        new LegacyMessage(
            line,
            seq(message),
            variant,
            person,
            sequence(data),
            at.truncatedTo(ChronoUnit.MICROS),
            actor(metadata, body, variant),
            command,
            correlation(message, isSecond ? metadata : data, command),
            event,
            tagged.any(isSecond ? "data" : name) instanceof Map<?, ?> map ? map : Map.of(),
            notes);
    end(data, body, metadata);
    return read;
  }

  private static void end(Fields data, Fields body, @Nullable Fields metadata) {
    data.optional("causation_id");
    data.optional("stream_position");
    data.end();
    body.end();
    if (metadata != null) {
      metadata.optional("version");
      metadata.optional("causation_id");
      metadata.without("context");
      metadata.end();
    }
  }

  /// The event and its envelope name the person; both, or one of them.
  private static PersonId person(Fields data, Fields body, String field) throws Settled {
    PersonId outer = data.optional("aggregate_id") == null ? null : data.person("aggregate_id");
    PersonId inner = body.optional(field) == null ? null : body.person(field);
    PersonId person = outer == null ? inner : outer;
    if (person == null) {
      throw new Settled(
          Code.MISSING_PERSON_ID, "neither the event nor its envelope says whom it is about");
    }
    if (outer == null || inner == null) {
      data.notes().add(Code.ID_ONCE, outer == null ? "aggregate_id" : field);
    } else if (!outer.equals(inner)) {
      throw new Settled(
          Code.ID_MISMATCH, "the event is about %s, its envelope about %s".formatted(inner, outer));
    }
    return person;
  }

  /// The body is the record: a subject that says something else is only noticed.
  private static void checkSubject(String subject, PersonId person, String variant, Notes notes) {
    String[] words = subject.split("\\.", SUBJECT_WORDS_BEFORE_EVENT + 1);
    String due = TOKENS.getOrDefault(variant, "");
    if (words.length <= SUBJECT_WORDS_BEFORE_EVENT
        || !words[SUBJECT_WORDS_BEFORE_EVENT].equals(due)
        || !words[SUBJECT_WORDS_BEFORE_EVENT - 1].equalsIgnoreCase(person.toString())) {
      notes.add(Code.SUBJECT_MISMATCH, "the subject is " + subject + ", the event a " + variant);
    }
  }

  private static String token(String variant) {
    String name = variant.substring(3);
    String token =
        switch (name) {
          case "PersonMergedInto", "PersonMerged" -> "merged";
          case "ComponentDataUpdated" -> "component_updated";
          default ->
              name.replaceFirst("^Person", "")
                  .replaceAll("(?<=.)(?=[A-Z])", "_")
                  .toLowerCase(Locale.ROOT);
        };
    return variant.startsWith("V2") ? "person." + token : token;
  }

  private static long seq(Fields message) throws Settled {
    return message.has("seq") ? message.number("seq").longValue() : Long.MAX_VALUE;
  }

  private static long sequence(Fields data) throws Settled {
    BigDecimal sequence = data.has("sequence") ? data.number("sequence") : BigDecimal.ZERO;
    if (sequence.signum() <= 0) {
      data.notes().add(Code.BAD_SEQUENCE, "the sequence is " + sequence);
    }
    return sequence.longValue();
  }

  private static Instant time(
      Fields message, Fields data, Fields body, @Nullable Fields metadata, String variant)
      throws Settled {
    String own = Upcasting.time(variant);
    if (data.has("timestamp")) {
      Instant envelope = data.time("timestamp");
      return own != null && body.has(own) ? body.time(own) : envelope;
    }
    if (metadata != null && metadata.has("timestamp")) {
      return metadata.time("timestamp");
    }
    data.notes().add(Code.NO_METADATA, "the time is that of the message");
    return message.time("time");
  }

  /// From the id of the event where it has one, else from all that it says: the same message gives
  /// the same id, wherever it is read.
  private static UUID command(Fields data, boolean isSecond) throws Settled {
    return NameBasedUuid.of(
        isSecond
            ? "cim-person:migration:event:" + data.uuid("event_id")
            : "cim-person:migration:message:" + StrictJson.write(data.whole()));
  }

  private static UUID correlation(Fields message, @Nullable Fields source, UUID command)
      throws Settled {
    UUID header = header(message);
    UUID own =
        source == null || source.optional("correlation_id") == null
            ? null
            : source.uuid("correlation_id");
    if (header != null) {
      message.notes().add(Code.HEADER_CORRELATION, header.toString());
      return header;
    }
    if (own == null) {
      message.notes().add(Code.NO_CORRELATION, "it begins a correlation of its own");
      return NameBasedUuid.of("cim-person:migration:correlation:" + command);
    }
    return own;
  }

  private static @Nullable UUID header(Fields message) throws Settled {
    Fields headers = message.optionalObject("headers");
    return headers == null ? null : headers.firstUuid(CORRELATION_HEADERS);
  }

  private static @Nullable String actor(@Nullable Fields metadata, Fields body, String variant)
      throws Settled {
    String named = metadata == null ? null : metadata.optionalText("actor");
    String actor = named == null ? Upcasting.actor(variant, body) : named;
    if (actor == null || actor.equals("unknown") || actor.isBlank()) {
      return null;
    }
    try {
      return Text.parse("actor", actor, LONGEST_ACTOR);
    } catch (MalformedValue _) {
      return null;
    }
  }
}
