package cim.person.infrastructure.index.search;

import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.SearchField;
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
import cim.person.domain.state.Person;
import cim.person.domain.state.PrivacyPreferences;
import cim.person.domain.state.Qualification;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.state.Title;
import cim.person.domain.state.Trust;
import cim.person.domain.values.Email;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.names.IcuPersonNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// A text of a person whose words are searched for.
///
/// @param field what of the person it is
/// @param text as it is shown
record SearchedText(SearchField field, String text) {
  private static final IcuPersonNames NAMES = new IcuPersonNames();

  /// All of them, the most telling first, each once.
  static SequencedSet<SearchedText> of(PersonRecord record) {
    Person person = record.state();
    SequencedSet<SearchedText> texts = new LinkedHashSet<>();
    for (NameRecord name : person.names().reversed()) {
      add(name.name(), texts);
    }
    List<SearchedText> others = new ArrayList<>();
    for (Part part : person.parts()) {
      switch (part) {
        case AlternativeName(_, _, var name) -> add(name, texts);
        case HeldContact held when held.contact() instanceof Email(var address) ->
            others.add(new SearchedText(SearchField.EMAIL, address));
        case Employment employment -> add(employment, others);
        case Skill skill -> others.add(new SearchedText(SearchField.SKILL, skill.name()));
        case HeldTag(var tag) -> others.add(new SearchedText(SearchField.TAG, tag));
        case HeldContact _ -> {}
        case BirthDate _, Death _, Title _, Trust _, LinkedIdentity _, ExternalIdentifier _ -> {}
        case SkillRecommendation _, Qualification _, Attribute _, Consent _ -> {}
        case CommunicationPreferences _, PrivacyPreferences _, GeneralPreferences _ -> {}
        case LocationAssignment _, Affiliation _, Relationship _, AbsorbedPerson _ -> {}
      }
    }
    texts.addAll(others);
    return texts;
  }

  private static void add(Employment employment, List<SearchedText> texts) {
    Stream.of(
            employment.role().title(),
            employment.role().level(),
            employment.role().category(),
            employment.department())
        .filter(text -> text != null)
        .forEach(text -> texts.add(new SearchedText(SearchField.EMPLOYMENT, text)));
  }

  /// Where no spaces part a name, its parts are taken apart one by one as well, since a dictionary
  /// of words does not know where a family name ends.
  private static void add(PersonName name, SequencedSet<SearchedText> texts) {
    String full = NAMES.display(name, NameStyle.FULL);
    texts.add(new SearchedText(SearchField.NAME, full));
    if (name.preferred() != null) {
      texts.add(new SearchedText(SearchField.NAME, name.preferred()));
    }
    if (Words.isWithoutSpaces(full)) {
      for (List<String> parts : List.of(name.family(), name.given())) {
        parts.forEach(part -> texts.add(new SearchedText(SearchField.NAME, part)));
      }
    }
  }

  /// The words of a name's full form.
  static List<String> words(PersonName name) {
    return Words.terms(NAMES.display(name, NameStyle.FULL));
  }
}
