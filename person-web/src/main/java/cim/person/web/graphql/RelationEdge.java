package cim.person.web.graphql;

import cim.person.domain.state.Relationship;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A relation between two persons, seen from one of them.
///
/// @param id identifies it within the person that holds it
/// @param other the other person
/// @param kind what the other is to this person
/// @param inverse whether the other person holds it
/// @param strength how close they are, from 0 to 1
/// @param since the first day
/// @param until the last day, when it is known
/// @param ended whether it ended
public record RelationEdge(
    PartId id,
    PersonId other,
    RelationKind kind,
    boolean inverse,
    @Nullable String strength,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    boolean ended) {
  /// A relation that the person holds.
  static RelationEdge own(Relationship held) {
    return new RelationEdge(
        held.id(),
        held.other(),
        held.kind(),
        false,
        held.strength(),
        held.since(),
        held.until(),
        held.ended());
  }

  /// A relation that the other person holds on this one.
  static RelationEdge inverse(PersonId holder, Relationship held) {
    return new RelationEdge(
        held.id(),
        holder,
        turned(held.kind()),
        true,
        held.strength(),
        held.since(),
        held.until(),
        held.ended());
  }

  /// What somebody is to their parent is a child. Where no word turns a relation round, it keeps
  /// its kind, and `inverse` tells that this person is that to the other.
  private static RelationKind turned(RelationKind kind) {
    return switch (kind) {
      case PARENT -> RelationKind.CHILD;
      case CHILD -> RelationKind.PARENT;
      case SPOUSE, PARTNER, SIBLING, RELATIVE, FRIEND, COLLEAGUE -> kind;
      case MENTOR, REPORTS_TO, GUARDIAN, EMERGENCY_CONTACT, OTHER -> kind;
    };
  }
}
