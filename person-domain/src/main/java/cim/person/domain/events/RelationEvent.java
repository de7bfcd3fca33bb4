package cim.person.domain.events;

import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.RelationTerms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about what other persons are to this one.
public sealed interface RelationEvent extends RelationshipEvent {
  /// It was recorded what another person is to this one.
  ///
  /// @param relationshipId identifies the relation within the person
  /// @param other the other person
  /// @param kind what the other is to this person
  /// @param strength how close they are, from 0 to 1
  /// @param since the first day
  record PersonRelated(
      PartId relationshipId,
      PersonId other,
      RelationKind kind,
      @Nullable String strength,
      @Nullable LocalDate since)
      implements RelationEvent {}

  /// A relation was changed.
  ///
  /// @param relationshipId the relation
  /// @param kind what the other is to this person
  /// @param strength how close they are, from 0 to 1
  /// @param previous how it was before
  record RelationChanged(
      PartId relationshipId, RelationKind kind, @Nullable String strength, RelationTerms previous)
      implements RelationEvent {}

  /// A relation ended.
  ///
  /// @param relationshipId the relation
  /// @param on the last day
  /// @param reason why
  record RelationEnded(PartId relationshipId, @Nullable LocalDate on, @Nullable String reason)
      implements RelationEvent {}

  /// A relation points to the person that another was merged into.
  ///
  /// @param relationshipId the relation
  /// @param other the other person
  /// @param previous the other person before
  record RelationRepointed(PartId relationshipId, PersonId other, PersonId previous)
      implements RelationEvent {}
}
