package cim.person.application.policies.quality;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Quiet;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.application.policies.Wake;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.commands.Change;
import cim.person.domain.commands.TagCommand;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Tags a person `data-quality:<rule>` for each [Rule] that it fails, and takes the tag away when
/// it does not fail it any more.
///
/// The tags of its rules are its own: what others do to them, it puts right. It leaves every other
/// tag alone, also one that looks alike.
public final class FlagDataQuality implements Policy {
  static final String NAME = "flag-data-quality";

  private static final Interest INTEREST =
      Interest.in(Interest.Start.BEGINNING, PersonEvent.class).byTheEventAlone();

  /// A timer is set at most so far ahead; then the person is looked at once more.
  private static final Duration HORIZON = Duration.ofDays(365);

  private final Function<PersonId, Optional<PersonRecord>> persons;
  private final FlagDataQualitySettings settings;

  /// @param persons the read model, by id
  public FlagDataQuality(
      Function<PersonId, Optional<PersonRecord>> persons, FlagDataQualitySettings settings) {
    this.persons = persons;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Interest interest() {
    return INTEREST;
  }

  @Override
  public Reaction react(Trigger trigger) {
    Quiet quiet = new Quiet(settings.quiet());
    return switch (trigger) {
      case Trigger.Happened(var event) ->
          isOwn(event) || isOutdated(event) ? Reaction.NOTHING : Reaction.wake(quiet.after(event));
      case Trigger.Awoken(var person, var at) ->
          persons
              .apply(person)
              .map(seen -> quiet.await(seen, at).orElseGet(() -> check(seen, at)))
              .orElse(Reaction.NOTHING);
      case Trigger.Told _, Trigger.Ticked _ -> Reaction.NOTHING;
    };
  }

  private static boolean isOwn(RecordedEvent event) {
    return ("policy:" + NAME).equals(event.actor());
  }

  /// Whether the person's newest event, which comes as well, is another one: a long history needs
  /// one look, not one for each event.
  private boolean isOutdated(RecordedEvent event) {
    return persons
        .apply(event.person())
        .filter(seen -> seen.head().seq() > event.seq())
        .isPresent();
  }

  /// Whatever else happens to the person meanwhile voids what is wanted, and is looked at itself.
  private Reaction check(PersonRecord person, Instant at) {
    LifecycleState state = person.state().lifecycle().state();
    boolean mayTag = state.permits(Change.ADDITION);
    boolean mayUntag = state.permits(Change.ENDING);
    SequencedMap<String, TagCommand> commands = new LinkedHashMap<>();
    Instant next = at.plus(HORIZON);
    boolean changesByItself = false;
    for (Rule rule : Rule.values()) {
      Optional<Instant> failing = rule.failsFrom(person.state(), settings);
      boolean fails = failing.filter(from -> !from.isAfter(at)).isPresent();
      boolean tagged = person.state().part(HeldTag.class, rule.tag()).isPresent();
      if (fails && !tagged && mayTag) {
        commands.put(rule.tag(), new Tag(rule.tag()));
      } else if (tagged && !fails && mayUntag) {
        commands.put(rule.tag(), new Untag(rule.tag(), "not so any more"));
      }
      if (failing.isPresent() && !fails) {
        changesByItself = true;
        next = failing.get().isBefore(next) ? failing.get() : next;
      }
    }
    Reaction reaction = Reaction.of(Consequence.inTurn(person, commands));
    return changesByItself && mayTag ? reaction.andWake(new Wake(person.id(), next)) : reaction;
  }
}
