package cim.person.web.rest;

import cim.person.application.documents.PersonDocument;
import cim.person.domain.state.AlternativeName;
import cim.person.domain.state.Employment;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonName;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.parameter.ExpertiseLevel;
import ezvcard.parameter.RelatedType;
import ezvcard.property.Birthday;
import ezvcard.property.Deathdate;
import ezvcard.property.Kind;
import ezvcard.property.Related;
import ezvcard.property.StructuredName;
import ezvcard.property.Timezone;
import ezvcard.property.Uid;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// What an address book wants to know of a person, as a vCard 4.0: names, dates, contacts,
/// languages,
/// titles of positions, skills (RFC 6715), relations that have not ended, and tags.
final class PersonCard {
  private final VCard card = new VCard(VCardVersion.V4_0);

  private PersonCard() {}

  static VCard of(PersonDocument person) {
    PersonCard made = new PersonCard();
    made.identity(person);
    person.contacts().forEach(held -> CardContact.add(held, made.card));
    made.preferences(person);
    made.connections(person);
    return made.card;
  }

  private void identity(PersonDocument person) {
    card.setKind(Kind.individual());
    card.setUid(new Uid(urn(person.id())));
    card.setRevision(person.updatedAt());
    card.setFormattedName(person.displayName());
    card.setStructuredName(structured(person.name()));
    List<String> nicknames =
        Stream.concat(
                Stream.ofNullable(person.name().preferred()),
                person.alternativeNames().stream()
                    .filter(other -> other.kind() == AlternativeNameKind.ALIAS)
                    .map(AlternativeName::name)
                    .map(
                        name ->
                            String.join(
                                " ",
                                Stream.concat(name.given().stream(), name.family().stream())
                                    .toList())))
            .toList();
    if (!nicknames.isEmpty()) {
      card.setNickname(nicknames.toArray(String[]::new));
    }
    PartialDate born = person.birthDate();
    if (born != null && born.date() != null) {
      card.setBirthday(birthday(born, born.date()));
    }
    PartialDate died = person.deathDate();
    if (died != null && died.date() != null) {
      card.setDeathdate(deathdate(died, died.date()));
    }
    if (!person.tags().isEmpty()) {
      card.setCategories(person.tags().toArray(String[]::new));
    }
  }

  private static StructuredName structured(PersonName name) {
    StructuredName structured = new StructuredName();
    String prefix = name.familyPrefix() == null ? "" : name.familyPrefix() + " ";
    List<String> after =
        Stream.concat(name.family().stream(), Stream.of(name.patronymic(), name.matronymic()))
            .filter(part -> part != null)
            .toList();
    if (!after.isEmpty()) {
      structured.setFamily(prefix + String.join(" ", after));
    }
    if (!name.given().isEmpty()) {
      structured.setGiven(name.given().getFirst());
      structured.getAdditionalNames().addAll(name.given().subList(1, name.given().size()));
    }
    structured.getPrefixes().addAll(name.prefixes());
    structured.getSuffixes().addAll(name.suffixes());
    return structured;
  }

  private static Birthday birthday(PartialDate date, LocalDate day) {
    return switch (date.precision()) {
      case DAY, UNKNOWN -> new Birthday(day);
      case MONTH, YEAR -> new Birthday(partial(date, day));
      case DECADE -> new Birthday(decade(day));
    };
  }

  private static Deathdate deathdate(PartialDate date, LocalDate day) {
    return switch (date.precision()) {
      case DAY, UNKNOWN -> new Deathdate(day);
      case MONTH, YEAR -> new Deathdate(partial(date, day));
      case DECADE -> new Deathdate(decade(day));
    };
  }

  private static ezvcard.util.PartialDate partial(PartialDate date, LocalDate day) {
    ezvcard.util.PartialDate.Builder builder =
        ezvcard.util.PartialDate.builder().year(day.getYear());
    return switch (date.precision()) {
      case MONTH -> builder.month(day.getMonthValue()).build();
      case DAY, YEAR, DECADE, UNKNOWN -> builder.build();
    };
  }

  private static String decade(LocalDate day) {
    return "%ds".formatted(day.getYear() / 10 * 10);
  }

  private void preferences(PersonDocument person) {
    var communication = person.preferences().communication();
    if (communication != null) {
      card.addLanguage(communication.language());
    }
    var general = person.preferences().general();
    if (general != null) {
      card.setTimezone(new Timezone(general.timeZone()));
    }
  }

  private void connections(PersonDocument person) {
    for (Employment employment : person.employments()) {
      if (employment.to() == null) {
        card.addTitle(employment.role().title());
      }
    }
    for (Skill skill : person.skills()) {
      card.addExpertise(skill.name()).setLevel(level(skill));
    }
    for (Relationship relation : person.relationships()) {
      if (!relation.ended()) {
        card.addRelated(related(relation));
      }
    }
  }

  private static ExpertiseLevel level(Skill skill) {
    return switch (skill.proficiency()) {
      case BEGINNER -> ExpertiseLevel.BEGINNER;
      case INTERMEDIATE, ADVANCED -> ExpertiseLevel.AVERAGE;
      case EXPERT -> ExpertiseLevel.EXPERT;
    };
  }

  private static Related related(Relationship relation) {
    Related related = new Related();
    related.setUri(urn(relation.other()));
    related
        .getTypes()
        .add(
            switch (relation.kind()) {
              case SPOUSE -> RelatedType.SPOUSE;
              case PARTNER -> RelatedType.SWEETHEART;
              case PARENT -> RelatedType.PARENT;
              case CHILD -> RelatedType.CHILD;
              case SIBLING -> RelatedType.SIBLING;
              case RELATIVE -> RelatedType.KIN;
              case FRIEND -> RelatedType.FRIEND;
              case COLLEAGUE, REPORTS_TO -> RelatedType.COLLEAGUE;
              case EMERGENCY_CONTACT -> RelatedType.EMERGENCY;
              case MENTOR, GUARDIAN, OTHER -> RelatedType.CONTACT;
            });
    return related;
  }

  private static String urn(Object id) {
    return "urn:uuid:" + id;
  }
}
