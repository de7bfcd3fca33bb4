package cim.person.application.policies;

import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a policy is run for.
///
/// @param events the types of events that it looks at
/// @param start where in history it begins when it is new; afterwards it goes on where it stopped
/// @param messages the events of other domains that it looks at
/// @param every how often it is run without a cause, at least a second; empty: not at all
/// @param reads whether it reads persons when it is run for an event, so that it has to wait until
///     the read models show what happened
public record Interest(
    Set<EventType> events,
    Start start,
    Set<ForeignEvent.Kind> messages,
    Optional<Duration> every,
    boolean reads) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /// Where a new policy begins.
  public enum Start {
    /// With what happens from now on.
    NOW,
    /// With the first event there is.
    BEGINNING
  }

  public Interest {
    events = Set.copyOf(events);
    messages = Set.copyOf(messages);
    if (every.filter(period -> period.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException("a policy runs at most once a second, not every " + every);
    }
  }

  /// In nothing that happens: only in what the other methods add, and in what it asks to be woken
  /// for.
  public static Interest none() {
    return new Interest(Set.of(), Start.NOW, Set.of(), Optional.empty(), true);
  }

  /// In these events.
  ///
  /// @param kinds records of events, or sealed interfaces for all below them
  @SafeVarargs
  public static Interest in(Start start, Class<? extends PersonEvent>... kinds) {
    Set<EventType> types = new HashSet<>();
    for (Class<? extends PersonEvent> kind : kinds) {
      EventType.all().stream()
          .filter(type -> kind.isAssignableFrom(type.record()))
          .forEach(types::add);
    }
    return new Interest(types, start, Set.of(), Optional.empty(), true);
  }

  /// Also in these events of other domains.
  public Interest andMessages(ForeignEvent.Kind first, ForeignEvent.Kind... more) {
    return new Interest(events, start, EnumSet.of(first, more), every, reads);
  }

  /// Also in the passing of time.
  public Interest andEvery(Duration period) {
    return new Interest(events, start, messages, Optional.of(period), reads);
  }

  /// The same of who goes by the events alone, and need not wait for the read models.
  public Interest byTheEventAlone() {
    return new Interest(events, start, messages, every, false);
  }
}
