package cim.person.application.documents;

import cim.person.application.ports.PersonNames;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Affiliation;
import cim.person.domain.state.AlternativeName;
import cim.person.domain.state.Attribute;
import cim.person.domain.state.BirthDate;
import cim.person.domain.state.Consent;
import cim.person.domain.state.Death;
import cim.person.domain.state.Employment;
import cim.person.domain.state.ExternalIdentifier;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.LinkedIdentity;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.NameRecord;
import cim.person.domain.state.Person;
import cim.person.domain.state.Qualification;
import cim.person.domain.state.Relationship;
import cim.person.domain.state.Skill;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.state.Title;
import cim.person.domain.state.Trust;
import cim.person.domain.values.Cid;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.TrustLevel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person as it is shown: all that its own record holds at one revision, and nothing that others
/// hold on it, so that one revision is always the same document.
///
/// @param id identifies the person for ever, also after a merge
/// @param revision how many events the person has
/// @param head the CID of its newest event: it stands for the whole history
/// @param position the stream position of its newest event
/// @param lifecycle where it stands in its life as a record
/// @param displayName the name as people write it, by its own convention and locale
/// @param name its name in its parts
/// @param names the names that it had, the present one last; at most the newest hundred
/// @param alternativeNames other names by which it is found
/// @param birthDate when it was born
/// @param deathDate when it died
/// @param trustLevel how well it was verified that it is who it says
/// @param titles its titles, also those that ended
/// @param identities the identities of the identity domain that are this person
/// @param externalIdentifiers what other systems call it
/// @param contacts ways to reach it, in the order in which they were added
/// @param skills what it can do
/// @param recommendations skills that are recommended to it and that it has not put aside
/// @param qualifications what it was certified to be able to do, also what was taken away again
/// @param preferences what it prefers
/// @param consents what it agreed to, also what it withdrew
/// @param attributes typed facts about it, also what was found never to have been true
/// @param tags words that it is marked with
/// @param locations where it is at home, works or was, also what ended
/// @param employments the work that it does or did for organizations
/// @param affiliations other ties with organizations, also those that ended
/// @param relationships what other persons are to it, also what ended
/// @param mergedInto the person that it was merged into
/// @param absorbed the persons that were merged into it
/// @param createdAt when its first event was recorded
/// @param updatedAt when its newest event was recorded
public record PersonDocument(
    PersonId id,
    long revision,
    Cid head,
    String position,
    LifecycleStatus lifecycle,
    String displayName,
    PersonName name,
    List<NameRecord> names,
    List<AlternativeName> alternativeNames,
    @Nullable PartialDate birthDate,
    @Nullable PartialDate deathDate,
    TrustLevel trustLevel,
    List<Title> titles,
    List<LinkedIdentity> identities,
    List<ExternalIdentifier> externalIdentifiers,
    List<HeldContact> contacts,
    List<Skill> skills,
    List<SkillRecommendation> recommendations,
    List<Qualification> qualifications,
    Preferences preferences,
    List<Consent> consents,
    List<Attribute> attributes,
    List<String> tags,
    List<LocationAssignment> locations,
    List<Employment> employments,
    List<Affiliation> affiliations,
    List<Relationship> relationships,
    @Nullable PersonId mergedInto,
    List<PersonId> absorbed,
    Instant createdAt,
    Instant updatedAt) {

  /// @param names shows the name
  public static PersonDocument of(PersonRecord record, PersonNames names) {
    Person person = record.state();
    PersonName name = Objects.requireNonNull(person.name());
    return new PersonDocument(
        record.id(),
        record.head().seq(),
        Objects.requireNonNull(record.head().cid()),
        Long.toString(record.head().position()),
        new LifecycleStatus(
            person.lifecycle().state(), record.lifecycleSince(), record.lifecycleReason()),
        names.display(name, NameStyle.FULL),
        name,
        person.names(),
        person.parts(AlternativeName.class),
        person.only(BirthDate.class).map(BirthDate::born).orElse(null),
        person.only(Death.class).map(Death::died).orElse(null),
        person.only(Trust.class).map(Trust::level).orElse(TrustLevel.UNVERIFIED),
        person.parts(Title.class),
        person.parts(LinkedIdentity.class),
        person.parts(ExternalIdentifier.class),
        person.parts(HeldContact.class),
        person.parts(Skill.class),
        person.parts(SkillRecommendation.class).stream().filter(one -> !one.dismissed()).toList(),
        person.parts(Qualification.class),
        Preferences.of(person),
        person.parts(Consent.class),
        person.parts(Attribute.class),
        person.parts(HeldTag.class).stream().map(HeldTag::tag).toList(),
        person.parts(LocationAssignment.class),
        person.parts(Employment.class),
        person.parts(Affiliation.class),
        person.parts(Relationship.class),
        person.lifecycle() instanceof Lifecycle.Merged(_, var into) ? into : null,
        person.parts(AbsorbedPerson.class).stream().map(AbsorbedPerson::id).toList(),
        record.createdAt(),
        record.updatedAt());
  }
}
