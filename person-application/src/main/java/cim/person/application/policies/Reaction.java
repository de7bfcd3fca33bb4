package cim.person.application.policies;

import java.util.List;
import java.util.Optional;

/// What a policy wants to happen.
///
/// @param consequences commands, carried out in this order
/// @param wakes when it wants to look again, and at whom
/// @param next where its next page begins: a policy whose period has passed is run again with it
///     at once; empty when it is through
public record Reaction(List<Consequence> consequences, List<Wake> wakes, Optional<String> next) {
  /// Nothing is to happen.
  public static final Reaction NOTHING = new Reaction(List.of(), List.of(), Optional.empty());

  public Reaction {
    consequences = List.copyOf(consequences);
    wakes = List.copyOf(wakes);
  }

  public static Reaction of(Consequence... consequences) {
    return of(List.of(consequences));
  }

  public static Reaction of(List<Consequence> consequences) {
    return new Reaction(consequences, List.of(), Optional.empty());
  }

  public static Reaction wake(Wake... wakes) {
    return new Reaction(List.of(), List.of(wakes), Optional.empty());
  }

  /// The same, and another page after it.
  public Reaction andThenAfter(String place) {
    return new Reaction(consequences, wakes, Optional.of(place));
  }

  /// The same, and to be woken.
  public Reaction andWake(Wake... more) {
    return new Reaction(consequences, List.of(more), next);
  }
}
