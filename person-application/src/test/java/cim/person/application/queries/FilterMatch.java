package cim.person.application.queries;

import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.AlternativeName;
import cim.person.domain.state.Attribute;
import cim.person.domain.state.Employment;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.LinkedIdentity;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.NameRecord;
import cim.person.domain.state.Part;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.state.Trust;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Contact;
import cim.person.domain.values.Email;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.TrustLevel;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a filter means, read from the records one by one: what an index must agree with.
public final class FilterMatch {
  private final Function<PersonId, Optional<PersonRecord>> records;

  public FilterMatch(Function<PersonId, Optional<PersonRecord>> records) {
    this.records = records;
  }

  public boolean meets(PersonRecord person, PersonFilter filter) {
    return switch (filter) {
      case PersonFilter.All(var all) -> all.stream().allMatch(each -> meets(person, each));
      case PersonFilter.Any(var any) -> any.stream().anyMatch(each -> meets(person, each));
      case PersonFilter.Not(var other) -> !meets(person, other);
      case PersonFilter.OneOf(var ids) -> ids.contains(person.id());
      case PersonFilter.InState(var states) -> states.contains(person.state().lifecycle().state());
      case PersonFilter.NameStartsWith(var text) -> beginsWith(words(person), text);
      case PersonFilter.HasEmail(var email) -> hasContact(person, isLike(email));
      case PersonFilter.HasPhone(var phone) -> hasContact(person, phone::equals);
      case PersonFilter.HasTag(var tag) ->
          hasPart(person, HeldTag.class, held -> same(held.tag(), tag));
      case PersonFilter.HasSkill(var name, var least) ->
          hasPart(
              person,
              Skill.class,
              skill ->
                  same(skill.name(), name)
                      && (least == null || atLeast(skill.proficiency(), least)));
      case PersonFilter.WorksFor(var organization, var on) ->
          hasPart(
              person,
              Employment.class,
              held -> held.organizationId().equals(organization) && lasts(held.to(), on));
      case PersonFilter.AffiliatedWith(var organization, var on) ->
          hasPart(
              person,
              Affiliation.class,
              held -> held.organizationId().equals(organization) && lasts(held.to(), on));
      case PersonFilter.HasIdentity(var identity) ->
          hasPart(person, LinkedIdentity.class, held -> held.id().equals(identity));
      case PersonFilter.RelatedTo(var other) ->
          person.state().parts(Relationship.class).stream()
              .anyMatch(held -> !held.ended() && held.other().equals(other));
      case PersonFilter.LocatedAt(var location, var on) ->
          hasPart(
              person,
              LocationAssignment.class,
              held -> held.locationId().equals(location) && lasts(held.to(), on));
      case PersonFilter.HasAttribute asked ->
          hasPart(person, Attribute.class, held -> isMeant(held, asked));
      case PersonFilter.TrustedAtLeast(var least) -> trust(person).compareTo(least) >= 0;
      case PersonFilter.Created(var from, var to) -> within(person.createdAt(), from, to);
      case PersonFilter.Updated(var from, var to) -> within(person.updatedAt(), from, to);
      case PersonFilter.LastActive(var from, var to) -> within(person.activeAt(), from, to);
    };
  }

  private boolean holds(PersonRecord person, Predicate<PersonRecord> held) {
    return held.test(person)
        || person.state().parts(AbsorbedPerson.class).stream()
            .flatMap(part -> records.apply(part.id()).stream())
            .anyMatch(absorbed -> holds(absorbed, held));
  }

  private <P extends Part> boolean hasPart(PersonRecord person, Class<P> kind, Predicate<P> held) {
    return holds(person, each -> each.state().parts(kind).stream().anyMatch(held));
  }

  private boolean hasContact(PersonRecord person, Predicate<Contact> wanted) {
    return hasPart(person, HeldContact.class, held -> wanted.test(held.contact()));
  }

  private static Predicate<Contact> isLike(Email email) {
    return contact ->
        contact instanceof Email other && other.comparable().equals(email.comparable());
  }

  private static boolean beginsWith(List<String> words, String text) {
    return Arrays.stream(fold(text).split("[ -]"))
        .allMatch(sought -> words.stream().anyMatch(word -> word.startsWith(sought)));
  }

  /// Of all the names together.
  private List<String> words(PersonRecord person) {
    List<String> words = new ArrayList<>();
    holds(
        person,
        each -> {
          Stream.concat(
                  each.state().names().stream().map(NameRecord::name),
                  each.state().parts(AlternativeName.class).stream().map(AlternativeName::name))
              .forEach(name -> words.addAll(words(name)));
          return false;
        });
    return words;
  }

  private static List<String> words(PersonName name) {
    List<String> parts = new ArrayList<>(name.given());
    parts.addAll(name.family());
    return parts.stream().flatMap(part -> Arrays.stream(fold(part).split("[ -]"))).toList();
  }

  private static boolean isMeant(Attribute held, PersonFilter.HasAttribute asked) {
    return !held.invalidated()
        && held.attribute() == asked.attribute()
        && (asked.name() == null || held.name() != null && same(held.name(), asked.name()))
        && (asked.value() == null || same(text(held.fact().value()), asked.value()));
  }

  private static String text(AttributeValue value) {
    return switch (value) {
      case AttributeValue.FreeText(var text) -> text;
      case AttributeValue.Identifier(var code, _) -> code;
      case AttributeValue.Length(var metres) -> metres;
      case AttributeValue.Mass(var kilograms) -> kilograms;
      case AttributeValue.Quantity(var number, _) -> number;
      case AttributeValue.YesNo(var yes) -> Boolean.toString(yes);
      case AttributeValue.Day(var date) -> date.toString();
      case AttributeValue.BloodGroup(var type) -> type.name();
      case AttributeValue.Country(var code) -> code;
      case AttributeValue.Language(var tag) -> tag;
    };
  }

  private static TrustLevel trust(PersonRecord person) {
    return person.state().only(Trust.class).map(Trust::level).orElse(TrustLevel.UNVERIFIED);
  }

  private static boolean atLeast(Proficiency level, Proficiency least) {
    return level.compareTo(least) >= 0;
  }

  private static boolean lasts(@Nullable LocalDate to, LocalDate on) {
    return to == null || !to.isBefore(on);
  }

  private static boolean within(Instant time, @Nullable Instant from, @Nullable Instant to) {
    return (from == null || !time.isBefore(from)) && (to == null || !time.isAfter(to));
  }

  private static boolean same(String one, String other) {
    return fold(one).equals(fold(other));
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
