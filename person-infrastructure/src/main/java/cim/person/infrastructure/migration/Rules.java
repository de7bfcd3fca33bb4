package cim.person.infrastructure.migration;

import cim.person.domain.state.BirthDate;
import cim.person.domain.state.Death;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a message may still do to a person: history is kept even where a command of today would be
/// refused, but not where it contradicts itself.
final class Rules {
  private final Persons persons;

  /// The persons of the run.
  interface Persons {
    /// The person, or null when nobody has created it.
    @Nullable Track find(PersonId person) throws IOException;
  }

  Rules(Persons persons) {
    this.persons = persons;
  }

  /// @throws Settled when it becomes no event
  void check(LegacyMessage message, @Nullable Track track) throws Settled, IOException {
    if (message.event() instanceof LegacyEvent.Created created) {
      checkCreation(created, track);
      return;
    }
    if (track == null) {
      throw new Settled(Code.ORPHAN, "nobody has created " + message.person());
    }
    if (track.lastAt() != null && message.at().isBefore(track.lastAt())) {
      message
          .notes()
          .add(Code.TIME_BEFORE_PREVIOUS, message.at() + " comes after " + track.lastAt());
    }
    checkLife(message, track);
    checkChange(message, track);
  }

  private static void checkCreation(LegacyEvent.Created created, @Nullable Track track)
      throws Settled {
    if (track == null) {
      return;
    }
    PersonName first = track.state().names().getFirst().name();
    boolean isSame = first.equals(created.name()) && created.source().equals(track.source());
    throw isSame
        ? new Settled(Code.DUPLICATE_CREATE, "created again with the same name and source")
        : new Settled(Code.CREATE_CONFLICT, "created again with another name or source");
  }

  private static void checkLife(LegacyMessage message, Track track) throws Settled {
    LegacyEvent event = message.event();
    if (track.lifecycle() instanceof Lifecycle.Merged(var _, var into)) {
      boolean isAgain =
          event instanceof LegacyEvent.MergedInto(var target, var _) && target.equals(into);
      throw isAgain
          ? new Settled(Code.NO_CHANGE, "it was merged into that person before")
          : new Settled(Code.AFTER_MERGE, "it was merged into " + into + " before");
    }
    if (track.lifecycle() instanceof Lifecycle.Deceased) {
      switch (event) {
        case LegacyEvent.Died _, LegacyEvent.MergedInto _ -> {}
        case LegacyEvent.Born _ when track.state().only(BirthDate.class).isEmpty() ->
            message.notes().add(Code.AFTER_DEATH_ALLOWED, "the birth date came after the death");
        case LegacyEvent.Born _ -> {}
        default -> throw new Settled(Code.AFTER_DEATH, "the person has died before");
      }
    }
    boolean leavesArchive =
        event instanceof LegacyEvent.Deactivated || event instanceof LegacyEvent.Reactivated;
    if (track.lifecycle() instanceof Lifecycle.Archived && leavesArchive) {
      message.notes().add(Code.OUT_OF_ARCHIVE, "it was archived before");
    }
  }

  private void checkChange(LegacyMessage message, Track track) throws Settled, IOException {
    switch (message.event()) {
      case LegacyEvent.Created _ -> {}
      case LegacyEvent.Renamed _ -> {}
      case LegacyEvent.Born(var date) ->
          checkDay(
              track.state().only(BirthDate.class).map(born -> born.born().date()).orElse(null),
              date,
              Code.BIRTH_DATE_CONFLICT);
      case LegacyEvent.Died(var date) ->
          checkDay(
              track.state().only(Death.class).map(death -> death.died().date()).orElse(null),
              date,
              Code.DEATH_CONFLICT);
      case LegacyEvent.Deactivated _ ->
          checkNew(!(track.lifecycle() instanceof Lifecycle.Suspended), "it is deactivated");
      case LegacyEvent.Reactivated _ -> {}
      case LegacyEvent.PutAway _ ->
          checkNew(!(track.lifecycle() instanceof Lifecycle.Archived), "it is archived");
      case LegacyEvent.MergedInto(var target, var _) -> checkMerge(message.person(), target);
      case LegacyEvent.FactRecorded _ -> {}
      case LegacyEvent.FactReplaced(var kind, var _) -> {
        if (Telling.first(track.state(), kind).isEmpty()) {
          message.notes().add(Code.NOTHING_TO_REPLACE, "there is no such fact yet");
        }
      }
      case LegacyEvent.FactEnded(var kind, var _, var _) -> {
        if (Telling.first(track.state(), kind).isEmpty()) {
          throw new Settled(Code.NOTHING_TO_INVALIDATE, "there is no such fact");
        }
      }
      case LegacyEvent.ComponentRegistered(var type) ->
          checkNew(!isTagged(track, type), type + " is registered");
      case LegacyEvent.ComponentUnregistered(var type) ->
          checkNew(isTagged(track, type), type + " is not registered");
      case LegacyEvent.ComponentTold _ -> {}
      case LegacyEvent.ComponentRemoved(var type) -> {
        if (!track.hasAdded(type)) {
          throw new Settled(Code.NOTHING_TO_REMOVE, "no " + type + " was added");
        }
      }
      case LegacyEvent.LocationAssigned _ -> {}
      case LegacyEvent.EmploymentAdded _ -> {}
      case LegacyEvent.IdentityLinked _ -> {}
      case LegacyEvent.Remarked _ -> {}
    }
  }

  private static boolean isTagged(Track track, String type) {
    return track.state().part(HeldTag.class, Telling.tag(type)).isPresent();
  }

  private static void checkNew(boolean isNew, String why) throws Settled {
    if (!isNew) {
      throw new Settled(Code.NO_CHANGE, why + " already");
    }
  }

  private static void checkDay(@Nullable LocalDate known, LocalDate told, Code conflict)
      throws Settled {
    if (known != null) {
      throw known.equals(told)
          ? new Settled(Code.NO_CHANGE, "it was " + known + " already")
          : new Settled(conflict, "it was " + known + ", and is said to be " + told);
    }
  }

  /// Follows the merges from the target on: none of them may end at the source.
  private void checkMerge(PersonId source, PersonId target) throws Settled, IOException {
    if (source.equals(target)) {
      throw new Settled(Code.SELF_MERGE, "it is merged into itself");
    }
    Track next = persons.find(target);
    if (next == null) {
      throw new Settled(Code.MERGE_TARGET_UNKNOWN, "nobody has created " + target);
    }
    while (next != null && next.lifecycle() instanceof Lifecycle.Merged(var _, var into)) {
      if (into.equals(source)) {
        throw new Settled(Code.MERGE_CYCLE, "merges would go round from " + source);
      }
      next = persons.find(into);
    }
  }
}
