package cim.person.infrastructure.migration;

import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened, as the older service told it in any of its versions, told in one way.
sealed interface LegacyEvent {
  /// What is the same in both forms of a fact that was written twice.
  default Object essence() {
    return this;
  }

  record Created(PersonName name, String source) implements LegacyEvent {}

  record Renamed(PersonName name, @Nullable String reason) implements LegacyEvent {
    @Override
    public Object essence() {
      return name;
    }
  }

  record Born(LocalDate date) implements LegacyEvent {}

  record Died(LocalDate date) implements LegacyEvent {}

  record Deactivated(String reason) implements LegacyEvent {}

  record Reactivated(String reason) implements LegacyEvent {}

  record PutAway(String reason) implements LegacyEvent {}

  record MergedInto(PersonId target, MergeReason reason) implements LegacyEvent {}

  /// Which fact of a person is meant: attributes had no ids, the first of a kind was meant.
  ///
  /// @param attribute what it is about
  /// @param name what it is called when the catalogue of today does not know it
  record FactKind(AttributeType attribute, @Nullable String name) {}

  record FactRecorded(FactKind kind, AttributeFact fact) implements LegacyEvent {}

  record FactReplaced(FactKind kind, AttributeFact fact) implements LegacyEvent {}

  record FactEnded(FactKind kind, LocalDate on, @Nullable String reason) implements LegacyEvent {
    @Override
    public Object essence() {
      return kind;
    }
  }

  record ComponentRegistered(String type) implements LegacyEvent {}

  record ComponentUnregistered(String type) implements LegacyEvent {}

  /// Parts of a record were told.
  ///
  /// @param type of the component
  /// @param pieces what was told
  /// @param added whether a later removal can mean it
  record ComponentTold(String type, List<Piece> pieces, boolean added) implements LegacyEvent {
    @Override
    public Object essence() {
      return pieces.getFirst().getClass();
    }
  }

  record ComponentRemoved(String type) implements LegacyEvent {}

  record LocationAssigned(ForeignId location, String kind) implements LegacyEvent {}

  record EmploymentAdded(ForeignId organization, String role) implements LegacyEvent {}

  record IdentityLinked(ForeignId identity, String kind) implements LegacyEvent {}

  /// Something that only the older service had a meaning for.
  record Remarked(String name, String value) implements LegacyEvent {}
}
