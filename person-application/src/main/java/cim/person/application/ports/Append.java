package cim.person.application.ports;

import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events to be recorded at the end of one person's chain.
///
/// @param person whom they happened to
/// @param after the head that they were decided on; the append is refused when it has moved
/// @param events what happened, in order; at least one
/// @param at the moment of recording, to the microsecond
/// @param actor who asked
/// @param command the id of the command
/// @param correlation shared by all that follows from one root command
/// @param cause what a policy reacted to, a CID in text
public record Append(
    PersonId person,
    Head after,
    List<PersonEvent> events,
    Instant at,
    @Nullable String actor,
    UUID command,
    UUID correlation,
    @Nullable String cause) {
  public Append {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
  }
}
