package cim.person.infrastructure.index.search;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.AlternativeName;
import cim.person.domain.state.Attribute;
import cim.person.domain.state.BirthDate;
import cim.person.domain.state.CommunicationPreferences;
import cim.person.domain.state.Consent;
import cim.person.domain.state.Death;
import cim.person.domain.state.Employment;
import cim.person.domain.state.ExternalIdentifier;
import cim.person.domain.state.GeneralPreferences;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.LinkedIdentity;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.NameRecord;
import cim.person.domain.state.Part;
import cim.person.domain.state.PrivacyPreferences;
import cim.person.domain.state.Qualification;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.state.Title;
import cim.person.domain.state.Trust;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Website;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what is compared as a whole of a person and of those merged into it.
final class HeldTerms {
  private final Set<String> terms = new HashSet<>();
  private final Map<String, Skill> skills = new HashMap<>();

  /// What only the person itself is.
  void addOwn(PersonRecord record) {
    terms.add(Held.LIFECYCLE.term(record.state().lifecycle().state().name()));
    for (Part part : record.state().parts()) {
      if (part instanceof Trust trust) {
        terms.add(Held.TRUST.term(trust.level().name()));
      }
    }
  }

  /// What counts for the survivor as well.
  void addHeld(PersonRecord record) {
    LocalDate born = null;
    for (Part part : record.state().parts()) {
      switch (part) {
        case HeldContact held -> addContact(held);
        case Skill skill ->
            skills.merge(SkillTerms.key(skill.name()), skill, HeldTerms::betterMastered);
        case HeldTag(var tag) -> terms.add(Held.TAG.term(Folding.fold(tag)));
        case Employment employment -> {
          terms.add(Held.EMPLOYER.lasting(employment.organizationId(), employment.to()));
          terms.add(Held.ROLE.term(Folding.fold(employment.role().title())));
        }
        case Affiliation tie -> terms.add(Held.AFFILIATION.lasting(tie.organizationId(), tie.to()));
        case LinkedIdentity(var id, _) -> terms.add(Held.IDENTITY.term(id.toString()));
        case Qualification qualification -> {
          if (!qualification.revoked()) {
            terms.add(Held.QUALIFICATION.term(Folding.fold(qualification.title())));
          }
        }
        case LocationAssignment place ->
            terms.add(Held.LOCATION.lasting(place.locationId(), place.to()));
        case Attribute attribute -> AttributeTerms.of(attribute, terms);
        case ExternalIdentifier(var system, var value) ->
            terms.add(Held.IDENTIFIER.term(system, value));
        case BirthDate(var date) ->
            born = date.precision() == DatePrecision.DAY ? date.date() : null;
        case AlternativeName _, Death _, Title _, Trust _, AbsorbedPerson _ -> {}
        case SkillRecommendation _, Consent _, Relationship _ -> {}
        case CommunicationPreferences _, PrivacyPreferences _, GeneralPreferences _ -> {}
      }
    }
    addNames(record, born);
  }

  Set<String> all() {
    skills.forEach((key, skill) -> terms.add(SkillTerms.term(key, skill)));
    skills.clear();
    return terms;
  }

  private void addContact(HeldContact held) {
    switch (held.contact()) {
      case Email email -> terms.add(Held.EMAIL.term(email.comparable()));
      case Phone(var number) -> terms.add(Held.PHONE.term(number));
      case PostalAddress _, Messaging _, SocialProfile _, Website _ -> {}
    }
  }

  private void addNames(PersonRecord record, @Nullable LocalDate born) {
    if (born == null) {
      return;
    }
    for (NameRecord name : record.state().names()) {
      addName(name.name(), born);
    }
    for (AlternativeName name : record.state().parts(AlternativeName.class)) {
      addName(name.name(), born);
    }
  }

  /// In whatever order its words are.
  private void addName(PersonName name, LocalDate born) {
    String words =
        SearchedText.words(name).stream().distinct().sorted().collect(Collectors.joining(" "));
    terms.add(Held.NAME_AND_BIRTH_DATE.term(words, born.toString()));
  }

  private static Skill betterMastered(Skill one, Skill other) {
    return one.proficiency().compareTo(other.proficiency()) >= 0 ? one : other;
  }
}
