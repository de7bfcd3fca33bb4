package cim.person.domain.state;

import cim.person.domain.values.PartId;
import cim.person.domain.values.Period;
import cim.person.domain.values.TitleKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A title of the person.
///
/// @param id identifies it within the person
/// @param text the title, as it is written before the name
/// @param kind where it comes from
/// @param from the first day of the title
/// @param to the last day of the title
public record Title(PartId id, String text, TitleKind kind, LocalDate from, @Nullable LocalDate to)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  /// Whether the person has it on that day.
  public boolean holdsOn(LocalDate day) {
    return Period.holds(from, to, day);
  }

  Title endedOn(LocalDate day) {
    return new Title(id, text, kind, from, day);
  }
}
