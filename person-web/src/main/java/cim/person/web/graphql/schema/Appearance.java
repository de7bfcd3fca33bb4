package cim.person.web.graphql.schema;

import static java.util.Map.entry;

import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.application.policies.PolicyStatus;
import cim.person.application.queries.DuplicateCandidate;
import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.NetworkNode;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.ProjectionStatus;
import cim.person.domain.events.Family;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Attribute;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.values.Cid;
import cim.person.domain.values.Contact;
import cim.person.domain.values.Id;
import cim.person.web.graphql.EventFiltering;
import cim.person.web.graphql.PersonFiltering;
import cim.person.web.graphql.PersonOrdering;
import cim.person.web.graphql.PersonView;
import cim.person.web.graphql.Refusal;
import cim.person.web.graphql.RelationEdge;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Where the schema shows a record differently from how it is written: everything that is not
/// listed here appears under its own name.
final class Appearance {
  private static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          entry(PersonView.class, "Person"),
          entry(PersonEvent.class, "EventData"),
          entry(Family.class, "EventFamily"),
          entry(HeldContact.class, "Contact"),
          entry(Contact.class, "ContactValue"),
          entry(RelationEdge.class, "Relationship"),
          entry(PersonOrdering.class, "PersonOrder"),
          entry(PersonFiltering.class, "PersonFilter"),
          entry(PersonFiltering.Skilled.class, "SkillFilter"),
          entry(PersonFiltering.Attributed.class, "AttributeFilter"),
          entry(FoundPerson.Fragment.class, "HighlightFragment"),
          entry(DuplicateCandidate.Reason.class, "DuplicateReason"),
          entry(PersonOrder.Field.class, "PersonOrderField"),
          entry(EventFiltering.class, "EventFilter"),
          entry(Refusal.class, "Rejection"),
          entry(PolicyStatus.State.class, "PolicyState"),
          entry(ProjectionStatus.State.class, "ProjectionState"),
          entry(ProjectionStatus.Problem.class, "ProjectionProblem"));

  /// Where events have fields of one name and several types, the name says which: a client can
  /// select everything at once.
  private static final Map<String, String> FIELD_NAMES =
      Map.ofEntries(
          entry("RecordedEvent.event", "data"),
          entry("HeldContact.contact", "value"),
          entry("BloodGroup.type", "bloodType"),
          entry("NameUpdated.reason", "nameChangeReason"),
          entry("MergedInto.reason", "mergeReason"),
          entry("Absorbed.source", "absorbedPerson"),
          entry("Released.source", "releasedPerson"),
          entry("AttributeRecorded.source", "attributeSource"),
          entry("AttributeCorrected.source", "attributeSource"),
          entry("AttributeRecorded.name", "attributeName"),
          entry("SkillAdded.name", "skillName"),
          entry("SkillRecommended.name", "skillName"),
          entry("ExternalIdentifierAdded.value", "externalIdentifier"),
          entry("ExternalIdentifierRemoved.value", "externalIdentifier"),
          entry("SkillEndorsed.by", "endorsedBy"),
          entry("AlternativeNameAdded.kind", "nameKind"),
          entry("TitleGranted.kind", "titleKind"),
          entry("IdentityLinked.kind", "identityKind"),
          entry("QualificationAdded.kind", "qualificationKind"),
          entry("LocationAssigned.kind", "locationKind"),
          entry("AffiliationAdded.kind", "affiliationKind"),
          entry("PersonRelated.kind", "relationKind"),
          entry("RelationChanged.kind", "relationKind"),
          entry("BirthDateCorrected.previous", "previousBirthDate"),
          entry("TrustLevelChanged.previous", "previousLevel"),
          entry("ContactUpdated.previous", "previousContact"),
          entry("SkillUpdated.previous", "previousSkill"),
          entry("AttributeCorrected.previous", "previousFact"),
          entry("EmploymentChanged.previous", "previousEmployment"),
          entry("RelationChanged.previous", "previousRelation"),
          entry("RelationRepointed.previous", "previousOther"));

  private static final Map<Class<?>, Set<String>> HIDDEN =
      Map.of(
          PersonView.class, Set.of("record", "past"),
          NetworkNode.class, Set.of("person"),
          Attribute.class, Set.of("fact"),
          SkillRecommendation.class, Set.of("dismissed"),
          DuplicateCandidate.class, Set.of("person"));

  private static final Set<String> TEXTS_THAT_ARE_IDS =
      Set.of(
          "RecordedEvent.cause",
          "EventFiltering.person",
          "EventFiltering.correlation",
          "EventFiltering.cause",
          "AsOf.cid",
          "PersonFiltering.ids",
          "PersonFiltering.employer",
          "PersonFiltering.location");

  private Appearance() {}

  static String name(Class<?> type) {
    return NAMES.getOrDefault(type, type.getSimpleName());
  }

  static String name(Class<?> record, RecordShape.Field field) {
    return FIELD_NAMES.getOrDefault(key(record, field), field.name());
  }

  /// The components that are fields as they are. GraphQL's Int has 32 bits and its Float is no
  /// whole number, so a long never is: a field method says it as an Int, or as text.
  static List<RecordShape.Field> fields(Class<?> record) {
    Set<String> hidden = HIDDEN.getOrDefault(record, Set.of());
    return RecordShape.of(record).fields().stream()
        .filter(field -> field.type() != long.class && !hidden.contains(field.name()))
        .toList();
  }

  static boolean isId(Class<?> record, RecordShape.Field field) {
    return isId(field.type()) || TEXTS_THAT_ARE_IDS.contains(key(record, field));
  }

  static boolean isId(Type type) {
    return Id.class.isAssignableFrom(raw(type))
        || raw(type) == UUID.class
        || raw(type) == Cid.class;
  }

  /// The type itself, or that of its elements when it is a list.
  static Class<?> raw(Type type) {
    return Types.isList(type) ? Types.element(type) : (Class<?>) type;
  }

  static boolean isUnion(Class<?> type) {
    return type.isSealed() && !Id.class.isAssignableFrom(type);
  }

  private static String key(Class<?> record, RecordShape.Field field) {
    return record.getSimpleName() + "." + field.name();
  }
}
