package cim.person.domain.state;

import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.RelationTerms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What another person is to this one.
///
/// @param id identifies it within the person
/// @param other the other person
/// @param kind what the other is to this person
/// @param strength how close they are, from 0 to 1
/// @param since the first day
/// @param until the last day, when it is known
/// @param ended whether it ended
public record Relationship(
    PartId id,
    PersonId other,
    RelationKind kind,
    @Nullable String strength,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    boolean ended)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  RelationTerms terms() {
    return new RelationTerms(kind, strength);
  }

  Relationship with(RelationTerms terms) {
    return new Relationship(id, other, terms.kind(), terms.strength(), since, until, ended);
  }

  Relationship endedOn(@Nullable LocalDate day) {
    return new Relationship(id, other, kind, strength, since, day, true);
  }

  Relationship pointingTo(PersonId survivor) {
    return new Relationship(id, survivor, kind, strength, since, until, ended);
  }
}
