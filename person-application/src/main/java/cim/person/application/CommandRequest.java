package cim.person.application;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command with all that is around it.
///
/// @param person whom it is for
/// @param commandId identifies the command; sent again, it is the same command
/// @param correlation shared by all that follows from one root command
/// @param cause what a policy reacted to, a CID in text
/// @param actor who asks, such as `user:<subject>`
/// @param expectedRevision the revision that the caller has seen; null when it does not care
/// @param command what is asked
public record CommandRequest(
    PersonId person,
    UUID commandId,
    UUID correlation,
    @Nullable String cause,
    String actor,
    @Nullable Long expectedRevision,
    PersonCommand command) {

  /// What the command leads to, on its way to be recorded.
  Append append(PersonId whose, Head after, List<PersonEvent> events, Instant at) {
    return new Append(whose, after, events, at, actor, commandId, correlation, cause);
  }
}
