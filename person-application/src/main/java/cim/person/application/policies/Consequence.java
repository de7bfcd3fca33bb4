package cim.person.application.policies;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A command that a policy wants to be carried out. What the person's state does not allow is
/// passed over.
///
/// @param person whom it is for
/// @param part tells apart what one run of a policy wants of one person: the id of the part that it
///     is about, or a word. Never an index, for a second run may want other things
/// @param command what is asked
/// @param expectedRevision the revision that it was wanted for; at another it is passed over; null:
///     at any
/// @param cause what it follows from, where that is not the trigger; null: the trigger
public record Consequence(
    PersonId person,
    String part,
    PersonCommand command,
    @Nullable Long expectedRevision,
    @Nullable Cid cause) {
  /// What follows from the event that the policy was run for.
  public static Consequence of(PersonId person, String part, PersonCommand command) {
    return new Consequence(person, part, command, null, null);
  }

  /// What follows from how a person was seen: passed over when it has changed since. When the
  /// policy was run by time, the cause is the last event that was seen; else it is the trigger.
  public static Consequence ifUnchanged(PersonRecord seen, String part, PersonCommand command) {
    return new Consequence(seen.id(), part, command, seen.head().seq(), seen.head().cid());
  }

  /// What follows from how a person was seen, and is decided on how it is by then.
  public static Consequence from(PersonRecord seen, String part, PersonCommand command) {
    return new Consequence(seen.id(), part, command, null, seen.head().cid());
  }

  /// What follows from how a person was seen, in this order, when each command makes one event: all
  /// is passed over from where something else has happened meanwhile.
  ///
  /// @param commands by their parts
  public static List<Consequence> inTurn(
      PersonRecord seen, SequencedMap<String, ? extends PersonCommand> commands) {
    List<Consequence> consequences = new ArrayList<>();
    commands.forEach(
        (part, command) ->
            consequences.add(
                new Consequence(
                    seen.id(),
                    part,
                    command,
                    seen.head().seq() + consequences.size(),
                    seen.head().cid())));
    return consequences;
  }
}
