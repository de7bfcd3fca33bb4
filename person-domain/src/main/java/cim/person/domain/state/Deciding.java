package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.Hierarchy;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Id;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a command is decided on, and the rules that all kinds of parts have in common.
record Deciding(Person person, Circumstances around, Limits limits) {
  /// Adds a part under an id that no other of its kind has.
  ///
  /// @param asAsked whether the part that has the id is just the one that is asked for
  <P extends Part> Decision add(Class<P> kind, Id id, Predicate<P> asAsked, PersonEvent added) {
    Optional<P> held = person.part(kind, id);
    if (held.isEmpty()) {
      return withinLimits(kind, added);
    }
    return rejected(
        asAsked.test(held.get()) ? new Rejection.NothingToChange() : new Rejection.PartExists(id));
  }

  /// Adds a part that is nothing but its key.
  Decision add(Part part, PersonEvent added) {
    return person.part(part.getClass(), part.key()).isPresent()
        ? rejected(new Rejection.NothingToChange())
        : withinLimits(part.getClass(), added);
  }

  /// Decides on a part that has to be there.
  <P extends Part> Decision of(Class<P> kind, Object key, Function<P, Decision> decide) {
    return person
        .part(kind, key)
        .map(decide)
        .orElseGet(() -> rejected(new Rejection.PartNotFound(noun(kind))));
  }

  /// Ends a part that has to be there, on a day that does not come before its beginning.
  static Decision end(
      LocalDate from, @Nullable LocalDate ended, String field, LocalDate on, PersonEvent event) {
    return on.isBefore(from)
        ? rejected(new Rejection.InvalidValue(field, "must not be before the first day"))
        : unless(on.equals(ended), event);
  }

  /// The event, unless all is as asked already.
  static Decision unless(boolean asAsked, PersonEvent event) {
    return asAsked ? rejected(new Rejection.NothingToChange()) : accepted(event);
  }

  private Decision withinLimits(Class<? extends Part> kind, PersonEvent added) {
    return accepted(added).unless(tooMany(person, kind));
  }

  /// Why one more of that kind is too many for a person, if it is.
  Optional<Rejection> tooMany(Person whose, Class<? extends Part> kind) {
    return whose.parts(kind).size() < limits.parts()
        ? Optional.empty()
        : Optional.of(new Rejection.LimitReached(noun(kind), limits.parts()));
  }

  private static String noun(Class<? extends Part> kind) {
    return Hierarchy.kebab(kind).replace("held-", "").replace('-', ' ');
  }
}
