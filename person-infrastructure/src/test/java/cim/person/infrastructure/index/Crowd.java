package cim.person.infrastructure.index;

import cim.person.application.queries.FilterMatch;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.ContactEvent.ContactRemoved;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.TrustLevelChanged;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRemoved;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Phone;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.TrustLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Persons to whom all sorts of things happen at random, of so few kinds that many have the same.
final class Crowd {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final List<String> GIVEN =
      List.of("Ada", "Søren", "Zoë", "José", "ADAM", "Jean-Luc", "Åsa", "Berta");
  private static final List<String> FAMILY =
      List.of("Ahlberg", "Öberg", "Oberg", "Adamson", "Nguyễn", "Berger", "Zorn");
  private static final List<String> WORDS = List.of("Java", "java", "C++", "C#", "Résumés", "VIP");

  private final Chronicle chronicle;
  private final Random random;
  private final Map<PersonId, PersonRecord> records = new LinkedHashMap<>();

  Crowd(Chronicle chronicle, Random random) {
    this.chronicle = chronicle;
    this.random = random;
  }

  /// Everybody that a filter means, in the order of their creation.
  List<PersonRecord> meeting(PersonFilter filter) {
    FilterMatch match = new FilterMatch(id -> Optional.ofNullable(records.get(id)));
    return records.values().stream().filter(person -> match.meets(person, filter)).toList();
  }

  void grow(int persons) {
    for (int i = 0; i < persons; i++) {
      PersonId person = chronicle.create(one(GIVEN), one(FAMILY));
      chronicle
          .store()
          .forEach(person, 0, event -> records.put(person, PersonRecord.next(null, event)));
      for (int events = random.nextInt(8); events > 0; events--) {
        happen(person);
      }
    }
  }

  /// Lets something happen to somebody.
  void change() {
    happen(one(List.copyOf(records.keySet())));
  }

  private void happen(PersonId person) {
    LifecycleState state = state(person);
    if (state == LifecycleState.MERGED) {
      if (random.nextInt(4) == 0) {
        undo(person);
      }
      return;
    }
    int number = random.nextInt(6);
    PartId part = new PartId(new UUID(0, number));
    switch (random.nextInt(14)) {
      case 0 -> record(person, new Activated());
      case 1 -> record(person, new Archived("left"));
      case 2 -> merge(person);
      case 3 -> record(person, contact(part, email()));
      case 4 -> record(person, contact(part, phone()));
      case 5 -> record(person, new ContactRemoved(part, null));
      case 6 -> record(person, new Tagged(one(WORDS)));
      case 7 -> record(person, new Untagged(one(WORDS), null));
      case 8 -> record(person, skill(part));
      case 9 -> record(person, new SkillRemoved(part, null));
      case 10 -> work(person, part);
      case 11 -> record(person, attribute(part));
      case 12 -> record(person, new AttributeInvalidated(part, null));
      default -> elsewise(person, part);
    }
  }

  private void elsewise(PersonId person, PartId part) {
    switch (random.nextInt(6)) {
      case 3 ->
          record(
              person,
              new AffiliationAdded(
                  part, place(), AffiliationKind.MEMBER, DAY, random.nextBoolean() ? null : day()));
      case 4 -> record(person, new IdentityLinked(place(), "oidc"));
      case 5 -> relate(person, part);
      case 0 ->
          record(
              person,
              new AlternativeNameAdded(
                  part, AlternativeNameKind.ALIAS, Chronicle.name(one(GIVEN), one(FAMILY))));
      case 1 ->
          record(
              person,
              new TrustLevelChanged(
                  one(List.of(TrustLevel.values())), TrustLevel.UNVERIFIED, "seen", "clerk"));
      default ->
          record(
              person,
              new LocationAssigned(
                  part, place(), LocationKind.WORK, DAY, random.nextBoolean() ? null : day()));
    }
  }

  private void relate(PersonId person, PartId part) {
    record(person, new PersonRelated(part, someone(), RelationKind.FRIEND, null, null));
    if (random.nextInt(3) == 0) {
      record(person, new RelationEnded(part, null, null));
    }
  }

  private static ContactAdded contact(PartId id, Contact contact) {
    return new ContactAdded(id, contact, ContactUse.WORK, false);
  }

  private SkillAdded skill(PartId id) {
    return new SkillAdded(id, one(WORDS), "any", one(List.of(Proficiency.values())), null);
  }

  private void work(PersonId person, PartId part) {
    record(
        person,
        new EmploymentAdded(
            part, place(), new EmploymentRole("Clerk", null, null), null, null, DAY, null));
    if (random.nextBoolean()) {
      record(person, new EmploymentEnded(part, day(), null));
    }
  }

  private AttributeRecorded attribute(PartId id) {
    boolean custom = random.nextBoolean();
    return new AttributeRecorded(
        id,
        custom ? AttributeType.CUSTOM : AttributeType.EYE_COLOUR,
        custom ? one(WORDS) : null,
        new AttributeValue.FreeText(one(WORDS)),
        null,
        null,
        AttributeSource.SELF_REPORTED,
        Confidence.POSSIBLE,
        List.of());
  }

  private void merge(PersonId source) {
    PersonId target = one(List.copyOf(records.keySet()));
    if (!target.equals(source) && state(target) != LifecycleState.MERGED) {
      record(source, new MergedInto(target, MergeReason.DUPLICATE_IDENTITY));
      record(target, new Absorbed(source));
    }
  }

  private void undo(PersonId source) {
    if (person(source).state().lifecycle() instanceof Lifecycle.Merged(_, var into)) {
      record(source, new MergeUndone("no"));
      record(into, new Released(source));
    }
  }

  private LifecycleState state(PersonId person) {
    return person(person).state().lifecycle().state();
  }

  private PersonRecord person(PersonId person) {
    return Objects.requireNonNull(records.get(person));
  }

  private void record(PersonId person, PersonEvent event) {
    chronicle
        .record(person, event)
        .forEach(next -> records.compute(person, (_, before) -> PersonRecord.next(before, next)));
  }

  /// A filter of any kind that some will meet.
  PersonFilter filter(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      List<PersonFilter> some = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        some.add(filter(depth - 1));
      }
      return switch (random.nextInt(3)) {
        case 0 -> new PersonFilter.All(some);
        case 1 -> new PersonFilter.Any(some);
        default -> new PersonFilter.Not(some.getFirst());
      };
    }
    boolean open = random.nextBoolean();
    return switch (random.nextInt(17)) {
      case 0 -> new PersonFilter.OneOf(new HashSet<>(List.of(someone(), someone(), someone())));
      case 1 -> new PersonFilter.InState(Set.of(one(List.of(LifecycleState.values()))));
      case 2 -> new PersonFilter.NameStartsWith(beginning());
      case 3 -> new PersonFilter.HasEmail(email());
      case 4 -> new PersonFilter.HasPhone(phone());
      case 5 -> new PersonFilter.HasTag(one(WORDS));
      case 6 ->
          new PersonFilter.HasSkill(one(WORDS), open ? null : one(List.of(Proficiency.values())));
      case 7 -> new PersonFilter.WorksFor(place(), day());
      case 8 -> new PersonFilter.LocatedAt(place(), day());
      case 9 ->
          new PersonFilter.HasAttribute(
              open ? AttributeType.CUSTOM : AttributeType.EYE_COLOUR,
              open && random.nextBoolean() ? one(WORDS) : null,
              random.nextBoolean() ? one(WORDS) : null);
      case 10 -> new PersonFilter.TrustedAtLeast(one(List.of(TrustLevel.values())));
      case 11 -> new PersonFilter.AffiliatedWith(place(), day());
      case 12 -> new PersonFilter.HasIdentity(place());
      case 13 -> new PersonFilter.RelatedTo(someone());
      case 14 -> new PersonFilter.LastActive(open ? null : person(someone()).activeAt(), time());
      case 15 -> new PersonFilter.Created(open ? null : person(someone()).createdAt(), time());
      default -> new PersonFilter.Updated(person(someone()).updatedAt(), open ? null : time());
    };
  }

  private String beginning() {
    String name = one(GIVEN);
    return name.substring(0, random.nextInt(1, name.length() + 1)).replaceAll("-$", "")
        + (random.nextBoolean() ? " " + one(FAMILY).substring(0, 2) : "");
  }

  private PersonId someone() {
    return one(List.copyOf(records.keySet()));
  }

  private Instant time() {
    return person(someone()).updatedAt().plusNanos(random.nextInt(-1, 2));
  }

  private Email email() {
    return new Email((random.nextBoolean() ? "ada" : "Ada") + random.nextInt(4) + "@example.org");
  }

  private Phone phone() {
    return new Phone("+4144668180" + random.nextInt(4));
  }

  private ForeignId place() {
    return new ForeignId(new UUID(7, random.nextInt(3)));
  }

  private LocalDate day() {
    return DAY.plusDays(random.nextInt(-2, 3));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
