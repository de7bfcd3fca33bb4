package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// All that are served. Those who follow one person are kept by that person: what happens to others
/// costs them nothing. Not thread-safe.
final class Subscribers {
  private final Set<Subscription<?>> toEveryone = new LinkedHashSet<>();
  private final Map<PersonId, Set<Subscription<?>>> toOne = new HashMap<>();
  private int count;

  int count() {
    return count;
  }

  void add(Subscription<?> subscription) {
    boolean isNew =
        subscription
            .person()
            .map(person -> toOne.computeIfAbsent(person, _ -> new LinkedHashSet<>()))
            .orElse(toEveryone)
            .add(subscription);
    count += isNew ? 1 : 0;
  }

  /// Nothing happens when it is not there.
  void remove(Subscription<?> subscription) {
    Optional<PersonId> person = subscription.person();
    Set<Subscription<?>> some =
        person.map(one -> toOne.getOrDefault(one, new LinkedHashSet<>())).orElse(toEveryone);
    count -= some.remove(subscription) ? 1 : 0;
    if (person.isPresent() && some.isEmpty()) {
      toOne.remove(person.get());
    }
  }

  void offer(RecordedEvent event) {
    toEveryone.forEach(subscription -> subscription.offer(event));
    toOne.getOrDefault(event.person(), Set.of()).forEach(each -> each.offer(event));
  }

  void forEach(Consumer<Subscription<?>> action) {
    toEveryone.forEach(action);
    toOne.values().forEach(some -> some.forEach(action));
  }
}
