package cim.person.application.policies;

import cim.person.application.queries.Page;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.state.LifecycleState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Archives persons about whom nothing was done for long. What policies did does not count, and an
/// imported history counts from its import.
///
/// Who is due is found in the index, read from the record, and decided on the state: whoever has
/// changed meanwhile is left alone.
public final class ArchiveInactivePersons implements Policy {
  private static final Set<LifecycleState> IN_SERVICE =
      Set.of(LifecycleState.DRAFT, LifecycleState.ACTIVE, LifecycleState.SUSPENDED);

  private final Persons persons;
  private final InactivitySettings settings;

  public ArchiveInactivePersons(Persons persons, InactivitySettings settings) {
    this.persons = persons;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "archive-inactive-persons";
  }

  @Override
  public Interest interest() {
    return Interest.none().andEvery(settings.every());
  }

  @Override
  public Reaction react(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Ticked(var at, var after, int limit) ->
          archiveInactiveSince(at.minus(settings.after()), after.orElse(""), limit);
      case Trigger.Happened _, Trigger.Told _, Trigger.Awoken _ -> Reaction.NOTHING;
    };
  }

  private Reaction archiveInactiveSince(Instant time, String after, int limit) {
    PersonFilter due =
        new PersonFilter.All(
            List.of(new PersonFilter.InState(IN_SERVICE), new PersonFilter.LastActive(null, time)));
    Page<PersonRecord> page = PersonPages.page(persons, due, limit, after.isEmpty() ? null : after);
    Reaction reaction =
        Reaction.of(
            page.items().stream()
                .map(Page.Item::node)
                .filter(person -> isDue(person, time))
                .map(
                    person ->
                        Consequence.ifUnchanged(person, "archive", new ArchivePerson("inactive")))
                .toList());
    return page.hasNext() ? reaction.andThenAfter(page.items().getLast().cursor()) : reaction;
  }

  /// The record is newer than the index that it was found by.
  private static boolean isDue(PersonRecord person, Instant time) {
    return IN_SERVICE.contains(person.state().lifecycle().state())
        && !person.activeAt().isAfter(time);
  }
}
