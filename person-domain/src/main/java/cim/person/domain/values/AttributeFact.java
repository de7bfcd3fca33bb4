package cim.person.domain.values;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is held to be true of an attribute: its value, when it holds, and how that is known.
///
/// @param value the value
/// @param validFrom the first day on which it holds; always before when absent
/// @param validUntil the last day on which it holds; ever after when absent
/// @param source where the knowledge comes from
/// @param confidence how sure it is
/// @param trace what was done to the value on its way here, in order
public record AttributeFact(
    AttributeValue value,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    AttributeSource source,
    Confidence confidence,
    List<String> trace) {
  public AttributeFact {
    trace = List.copyOf(trace);
  }

  /// Whether it would end before it begins.
  public boolean isBackwards() {
    return validFrom != null && validUntil != null && validUntil.isBefore(validFrom);
  }

  /// Whether it holds on that day.
  public boolean holdsOn(LocalDate day) {
    return Period.holds(validFrom, validUntil, day);
  }
}
