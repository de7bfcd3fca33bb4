package cim.person.infrastructure.migration;

import cim.person.application.data.NameBasedUuid;
import cim.person.domain.events.AttributeEvent.AttributeCorrected;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ConsentEvent.ConsentWithdrawn;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.ContactEvent.ContactPreferred;
import cim.person.domain.events.ContactEvent.ContactRemoved;
import cim.person.domain.events.ContactEvent.ContactUpdated;
import cim.person.domain.events.ContactEvent.ContactVerified;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Restored;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillUpdated;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.state.Attribute;
import cim.person.domain.state.Consent;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.Skill;
import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue.FreeText;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.SkillLevel;
import cim.person.infrastructure.migration.LegacyEvent.FactKind;
import cim.person.infrastructure.migration.Piece.ConsentPiece;
import cim.person.infrastructure.migration.Piece.ContactPiece;
import cim.person.infrastructure.migration.Piece.OtherPiece;
import cim.person.infrastructure.migration.Piece.PreferencePiece;
import cim.person.infrastructure.migration.Piece.SkillPiece;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message told as events of today, on the person as it is by then. Ids of parts follow from
/// the message.
final class Telling {
  private static final Map<String, NameChangeReason> NAME_REASONS =
      Map.of(
          "marriage", NameChangeReason.MARRIAGE,
          "mariage", NameChangeReason.MARRIAGE,
          "legal change", NameChangeReason.LEGAL_CHANGE,
          "typo", NameChangeReason.CORRECTION,
          "correction", NameChangeReason.CORRECTION);

  private static final Map<String, LocationKind> LOCATION_KINDS =
      Map.of(
          "residence", LocationKind.RESIDENCE,
          "home", LocationKind.RESIDENCE,
          "worklocation", LocationKind.WORK,
          "work", LocationKind.WORK,
          "mailing", LocationKind.MAILING,
          "vacation", LocationKind.VACATION,
          "birthplace", LocationKind.BIRTH_PLACE);

  private final LegacyMessage message;
  private final Track track;
  private final Person person;
  private final List<PersonEvent> events = new ArrayList<>();
  private int parts;

  private Telling(LegacyMessage message, Track track) {
    this.message = message;
    this.track = track;
    this.person = track.state();
  }

  /// The events; at least one. Parts that a later removal can mean are noted in the track.
  static List<PersonEvent> events(LegacyMessage message, Track track) {
    Telling telling = new Telling(message, track);
    telling.tell(message.event());
    return List.copyOf(telling.events);
  }

  private void tell(LegacyEvent event) {
    switch (event) {
      case LegacyEvent.Created(var name, var source) -> {
        events.add(new Created(name, source));
        events.add(new Activated());
      }
      case LegacyEvent.Renamed(var name, var reason) -> {
        unkept(reason, "reason of a change of name");
        events.add(new NameUpdated(name, name(), nameReason(reason), null));
      }
      case LegacyEvent.Born(var date) -> events.add(new BirthDateRecorded(date, DatePrecision.DAY));
      case LegacyEvent.Died(var date) -> events.add(new DeathRecorded(date, DatePrecision.DAY));
      case LegacyEvent.Deactivated(var reason) -> deactivate(reason);
      case LegacyEvent.Reactivated(var reason) -> reactivate(reason);
      case LegacyEvent.PutAway(var reason) -> events.add(new LifecycleEvent.Archived(reason));
      case LegacyEvent.MergedInto(var target, var reason) ->
          events.add(new LifecycleEvent.MergedInto(target, reason));
      case LegacyEvent.FactRecorded(var kind, var fact) -> record(kind, fact);
      case LegacyEvent.FactReplaced(var kind, var fact) ->
          first(person, kind)
              .ifPresentOrElse(held -> correct(held, fact, "replaced"), () -> record(kind, fact));
      case LegacyEvent.FactEnded(var kind, var on, var reason) ->
          first(person, kind)
              .ifPresent(
                  held ->
                      correct(
                          held,
                          ended(held.fact(), on),
                          reason == null || reason.isBlank() ? "invalidated" : reason));
      case LegacyEvent.ComponentRegistered(var type) -> events.add(new Tagged(tag(type)));
      case LegacyEvent.ComponentUnregistered(var type) -> events.add(new Untagged(tag(type), null));
      case LegacyEvent.ComponentTold told -> told.pieces().forEach(piece -> tell(told, piece));
      case LegacyEvent.ComponentRemoved(var type) -> remove(type);
      case LegacyEvent.LocationAssigned(var location, var kind) ->
          events.add(new LocationAssigned(part(), location, locationKind(kind), day(), null));
      case LegacyEvent.EmploymentAdded(var organization, var role) ->
          events.add(
              new EmploymentAdded(
                  part(),
                  organization,
                  new EmploymentRole(role, null, null),
                  null,
                  null,
                  day(),
                  null));
      case LegacyEvent.IdentityLinked(var identity, var kind) ->
          events.add(new IdentityLinked(identity, kind));
      case LegacyEvent.Remarked(var name, var value) -> remark(part(), name, value);
    }
  }

  private PersonName name() {
    return Objects.requireNonNull(person.name());
  }

  static NameChangeReason nameReason(@Nullable String reason) {
    return reason == null
        ? NameChangeReason.OTHER
        : NAME_REASONS.getOrDefault(
            reason.strip().toLowerCase(Locale.ROOT), NameChangeReason.OTHER);
  }

  private void unkept(@Nullable String text, String what) {
    if (text != null && nameReason(text) == NameChangeReason.OTHER) {
      message.notes().unkept(what);
    }
  }

  private LocationKind locationKind(String kind) {
    return LOCATION_KINDS.getOrDefault(kind.toLowerCase(Locale.ROOT), LocationKind.OTHER);
  }

  /// A record leaves the archive before anything else happens to it.
  private void deactivate(String reason) {
    if (track.lifecycle() instanceof Lifecycle.Archived(var before)) {
      events.add(new Restored(reason));
      if (before instanceof Lifecycle.Suspended) {
        return;
      }
    }
    events.add(new LifecycleEvent.Suspended(reason));
  }

  private void reactivate(String reason) {
    if (track.lifecycle() instanceof Lifecycle.Archived(var before)) {
      events.add(new Restored(reason));
      if (!(before instanceof Lifecycle.Suspended)) {
        return;
      }
    }
    events.add(new Reactivated(reason));
  }

  /// The first of a kind: that one was meant when a kind was named.
  static Optional<Attribute> first(Person person, FactKind kind) {
    return person.parts(Attribute.class).stream()
        .filter(
            held ->
                held.attribute() == kind.attribute() && Objects.equals(held.name(), kind.name()))
        .findFirst();
  }

  private void record(FactKind kind, AttributeFact fact) {
    events.add(
        new AttributeRecorded(
            part(),
            kind.attribute(),
            kind.name(),
            fact.value(),
            fact.validFrom(),
            fact.validUntil(),
            fact.source(),
            fact.confidence(),
            fact.trace()));
  }

  private void correct(Attribute held, AttributeFact fact, String reason) {
    events.add(
        new AttributeCorrected(
            held.id(),
            fact.value(),
            fact.validFrom(),
            fact.validUntil(),
            fact.source(),
            fact.confidence(),
            fact.trace(),
            held.fact(),
            reason));
  }

  /// What the older service called invalidating: the fact holds no longer. It was true before.
  private static AttributeFact ended(AttributeFact fact, LocalDate on) {
    return new AttributeFact(
        fact.value(), fact.validFrom(), on, fact.source(), fact.confidence(), fact.trace());
  }

  private PartId remark(PartId id, String name, String value) {
    events.add(
        new AttributeRecorded(
            id,
            AttributeType.CUSTOM,
            name,
            new FreeText(value),
            null,
            null,
            AttributeSource.IMPORTED,
            Confidence.CERTAIN,
            List.of()));
    return id;
  }

  static String tag(String type) {
    return "component:" + type;
  }

  private void tell(LegacyEvent.ComponentTold told, Piece piece) {
    switch (piece) {
      case ContactPiece contact -> {
        PartId id = contact(contact);
        if (told.added()) {
          track.add(new Track.Added(told.type(), id, true));
        }
      }
      case SkillPiece(var name, var level) -> skill(name, level);
      case PreferencePiece(var preferences) -> events.add(preferences);
      case ConsentPiece consent -> consent(consent);
      case OtherPiece(var name, var json) -> {
        PartId id = remark(part(), name, json);
        if (told.added()) {
          track.add(new Track.Added(told.type(), id, false));
        }
      }
    }
  }

  /// Emails and phones are there once each: what is told again is told of the same contact.
  private PartId contact(ContactPiece told) {
    Optional<HeldContact> held =
        person.parts(HeldContact.class).stream()
            .filter(other -> isSame(other.contact(), told.contact()))
            .findFirst();
    PartId id = held.map(HeldContact::id).orElseGet(this::part);
    held.ifPresentOrElse(
        before -> {
          events.add(
              new ContactUpdated(
                  id,
                  told.contact(),
                  told.use(),
                  new ContactDetails(before.contact(), before.use())));
          if (told.preferred() && !before.preferred()) {
            events.add(new ContactPreferred(id));
          }
        },
        () -> events.add(new ContactAdded(id, told.contact(), told.use(), told.preferred())));
    if (told.verified()) {
      events.add(new ContactVerified(id, "older service"));
    }
    return id;
  }

  private static boolean isSame(Contact one, Contact other) {
    return one instanceof Email mine && other instanceof Email email
        ? mine.comparable().equals(email.comparable())
        : one.equals(other);
  }

  private void skill(String name, SkillLevel level) {
    events.add(
        meanwhile().parts(Skill.class).stream()
            .filter(held -> held.name().equalsIgnoreCase(name))
            .findFirst()
            .<PersonEvent>map(
                held ->
                    new SkillUpdated(
                        held.id(),
                        level.category(),
                        level.proficiency(),
                        level.years(),
                        new SkillLevel(held.category(), held.proficiency(), held.years())))
            .orElseGet(
                () ->
                    new SkillAdded(
                        part(), name, level.category(), level.proficiency(), level.years())));
  }

  /// The log of consents is told whole each time: what was told before is passed over.
  private void consent(ConsentPiece told) {
    PartId id =
        new PartId(
            NameBasedUuid.of(
                "cim-person:migration:consent:%s:%s:%s"
                    .formatted(message.person(), told.purpose(), told.time())));
    Person now = meanwhile();
    Optional<Consent> held =
        now.parts(Consent.class).stream()
            .filter(
                consent ->
                    consent.purpose().equals(told.purpose()) && consent.withdrawnAt() == null)
            .findFirst();
    if (told.granted() && held.isEmpty() && now.part(Consent.class, id).isEmpty()) {
      events.add(new ConsentGranted(id, told.purpose(), "consent", told.evidence(), null));
    } else if (!told.granted() && held.isPresent()) {
      events.add(new ConsentWithdrawn(held.get().id(), told.evidence()));
    }
  }

  private Person meanwhile() {
    Person now = person;
    for (PersonEvent event : events) {
      now = PersonStateMachine.evolve(now, event, message.at());
    }
    return now;
  }

  private void remove(String type) {
    Track.Added part = track.takeAdded(type);
    if (part != null) {
      events.add(
          part.contact()
              ? new ContactRemoved(part.part(), null)
              : new AttributeInvalidated(part.part(), null));
    }
  }

  private LocalDate day() {
    return message.at().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private PartId part() {
    UUID id = NameBasedUuid.of("cim-person:migration:part:" + message.command() + ":" + parts++);
    return new PartId(id);
  }
}
