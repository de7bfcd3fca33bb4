package cim.person.infrastructure.siblings;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.ForeignEvent.Kind;
import cim.person.domain.values.Cid;
import cim.person.domain.values.Id;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.siblings.SiblingMessage.Stated;
import cim.person.infrastructure.siblings.SiblingReading.Broken;
import cim.person.infrastructure.siblings.SiblingReading.PassedOver;
import cim.person.infrastructure.siblings.SiblingReading.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Understands messages of other domains. Where several places of a message say its type or an id,
/// they must agree: what is done because of it cannot be taken back, and an operator can look.
/// Thread-safe.
///
/// @param largest the most bytes that a body may have
public record SiblingReader(int largest) {
  private static final int LONGEST_SHOWN = 80;
  private static final int LONGEST_CORRELATION = 256;

  /// Never throws for what is in a message.
  public SiblingReading read(SiblingMessage message) {
    if (message.body().length > largest) {
      return new Broken(
          "the body has %d bytes; at most %d are read".formatted(message.body().length, largest));
    }
    try {
      return understand(message, SiblingBody.read(message.body()));
    } catch (NotUnderstood problem) {
      return new Broken(String.valueOf(problem.getMessage()));
    } catch (RuntimeException unforeseen) { // such as what the parser throws for deep nesting
      return new Broken("it cannot be read: " + unforeseen.getMessage());
    }
  }

  private static SiblingReading understand(SiblingMessage message, SiblingBody body) {
    SiblingSubject subject = SiblingSubject.of(message.subject());
    SiblingType type = type(message, body, subject);
    return type.kind()
        .<SiblingReading>map(kind -> new Understood(event(kind, message, body, subject)))
        .orElseGet(() -> new PassedOver(type.name()));
  }

  private static SiblingType type(
      SiblingMessage message, SiblingBody body, SiblingSubject subject) {
    List<Stated> stated = new ArrayList<>(body.type().stream().toList());
    stated.addAll(message.stated(SiblingMessage.TYPES));
    Optional<Stated> last = subject.type().map(text -> new Stated("the subject", text));
    if (stated.isEmpty()) {
      stated.addAll(last.stream().toList());
    }
    if (stated.isEmpty()) {
      throw new NotUnderstood("neither the body nor a header nor the subject says its type");
    }
    Stated first = stated.getFirst();
    SiblingType type = known(first, subject);
    for (Stated other : stated) {
      agree(first, type, other, known(other, subject));
    }
    // A subject may say less than a type, so it is asked only when it names one.
    last.ifPresent(
        other ->
            SiblingType.of(other.text(), subject.domain())
                .ifPresent(named -> agree(first, type, other, named)));
    return type;
  }

  private static SiblingType known(Stated stated, SiblingSubject subject) {
    return SiblingType.of(stated.text(), subject.domain())
        .orElseThrow(
            () ->
                new NotUnderstood(
                    "the type %s, which %s says, is not known"
                        .formatted(shown(stated.text()), stated.where())));
  }

  private static void agree(Stated first, SiblingType type, Stated other, SiblingType named) {
    if (!named.meansTheSameAs(type)) {
      throw new NotUnderstood(
          "%s says %s, and %s says %s"
              .formatted(first.where(), type.name(), other.where(), named.name()));
    }
  }

  private static ForeignEvent event(
      Kind kind, SiblingMessage message, SiblingBody body, SiblingSubject subject) {
    String field = field(kind);
    boolean mayNamePerson = field.equals("identity_id");
    Optional<UUID> person =
        mayNamePerson
            ? same("a person", stated(body.text("person_id"), subject.person()))
            : Optional.empty();
    List<Stated> ids = new ArrayList<>(stated(body.text(field), body.text("aggregate_id")));
    ids.addAll(message.stated(SiblingMessage.IDS));
    ids.addAll(stated(subject.id(), Optional.empty()));
    if (person.isPresent()) {
      // Others than the field itself may name the person instead.
      int own = body.text(field).isPresent() ? 1 : 0;
      ids.subList(own, ids.size()).removeIf(id -> uuid(id).equals(person.get()));
    }
    UUID id =
        same("an id", ids)
            .orElseThrow(
                () ->
                    new NotUnderstood(
                        "it names no %s: neither the body nor a header nor the subject does"
                            .formatted(field)));
    if (kind == Kind.IDENTITY_LINKED && person.isEmpty()) {
      throw new NotUnderstood("it does not say to which person: person_id is missing");
    }
    return new ForeignEvent(
        kind,
        id.toString(),
        person.map(PersonId::new),
        correlation(message, body),
        Cid.ofRaw(message.body()));
  }

  private static String field(Kind kind) {
    return switch (kind) {
      case ORGANIZATION_DISSOLVED -> "organization_id";
      case LOCATION_ARCHIVED -> "location_id";
      case IDENTITY_REVOKED, IDENTITY_LINKED -> "identity_id";
    };
  }

  private static List<Stated> stated(Optional<Stated> one, Optional<Stated> other) {
    return List.of(one, other).stream().flatMap(Optional::stream).toList();
  }

  /// The one id that all of them name; empty when there are none.
  private static Optional<UUID> same(String what, List<Stated> ids) {
    for (Stated other : ids) {
      if (!uuid(other).equals(uuid(ids.getFirst()))) {
        throw new NotUnderstood(
            "it names %s twice: %s is %s, and %s is %s"
                .formatted(
                    what,
                    ids.getFirst().where(),
                    ids.getFirst().text(),
                    other.where(),
                    other.text()));
      }
    }
    return ids.stream().findFirst().map(SiblingReader::uuid);
  }

  private static UUID uuid(Stated id) {
    try {
      return Id.parse(id.text());
    } catch (MalformedValue problem) {
      throw new NotUnderstood(
          "%s is %s: it %s".formatted(id.where(), shown(id.text()), problem.getMessage()));
    }
  }

  /// A UUID as it is; of another text, such as a CID, always the same one.
  private static Optional<UUID> correlation(SiblingMessage message, SiblingBody body) {
    return body.correlation()
        .or(
            () ->
                message.stated(SiblingMessage.CORRELATIONS).stream().map(Stated::text).findFirst())
        .filter(text -> text.length() <= LONGEST_CORRELATION)
        .map(SiblingReader::correlation);
  }

  private static UUID correlation(String text) {
    try {
      return Id.parse(text);
    } catch (MalformedValue _) {
      return NameBasedUuid.of("cim:correlation:" + text);
    }
  }

  private static String shown(String text) {
    return "'"
        + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text)
        + "'";
  }
}
