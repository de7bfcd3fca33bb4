package cim.person.infrastructure.migration;

import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message of the older service that was understood.
///
/// @param line where it stands in the source
/// @param seq its number in the older stream
/// @param variant `V1.PersonCreated`
/// @param person whom it is about
/// @param sequence the number in its envelope, which is not reliable
/// @param at when it happened
/// @param actor who asked
/// @param command derived from the id of the old event, or from all that it says
/// @param correlation shared by what belongs together
/// @param event what happened
/// @param body the event as it was written, for whoever wants to read it in another way
/// @param notes what was noticed
record LegacyMessage(
    SourceLine line,
    long seq,
    String variant,
    PersonId person,
    long sequence,
    Instant at,
    @Nullable String actor,
    UUID command,
    UUID correlation,
    LegacyEvent event,
    Map<?, ?> body,
    Notes notes) {
  /// The same without what was written, which is the most of it.
  LegacyMessage withoutBody() {
    return new LegacyMessage(
        line,
        seq,
        variant,
        person,
        sequence,
        at,
        actor,
        command,
        correlation,
        event,
        Map.of(),
        notes);
  }

  /// Which of its two forms a fact has here.
  int version() {
    return variant.charAt(1) - '0';
  }
}
