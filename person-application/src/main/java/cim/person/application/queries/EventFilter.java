package cim.person.application.queries;

import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events are asked for: those that meet every condition. What is null or empty is no
/// condition.
///
/// @param person those of one person
/// @param families those of one of these families
/// @param types those of one of these types
/// @param actor those that one actor asked for
/// @param correlation those that follow from one root command
/// @param cause those that one event led to, or one message of another domain, by its CID
/// @param from those that were recorded at this time or later
/// @param to those that were recorded before this time
public record EventFilter(
    @Nullable PersonId person,
    Set<Family> families,
    Set<EventType> types,
    @Nullable String actor,
    @Nullable UUID correlation,
    @Nullable Cid cause,
    @Nullable Instant from,
    @Nullable Instant to) {
  /// All events.
  public static final EventFilter EVERYTHING =
      new EventFilter(null, Set.of(), Set.of(), null, null, null, null, null);

  public EventFilter {
    families = Set.copyOf(families);
    types = Set.copyOf(types);
  }

  /// All events of one person.
  public static EventFilter of(PersonId person) {
    return new EventFilter(person, Set.of(), Set.of(), null, null, null, null, null);
  }

  /// All events that one thing led to.
  public static EventFilter causedBy(Cid cause) {
    return new EventFilter(null, Set.of(), Set.of(), null, null, cause, null, null);
  }
}
