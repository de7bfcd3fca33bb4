package cim.person.domain.state;

import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Elsewhere;
import cim.person.domain.state.Lifecycle.Absent;
import cim.person.domain.state.Lifecycle.Active;
import cim.person.domain.state.Lifecycle.Archived;
import cim.person.domain.state.Lifecycle.Deceased;
import cim.person.domain.state.Lifecycle.Draft;
import cim.person.domain.state.Lifecycle.Merged;
import cim.person.domain.state.Lifecycle.Suspended;
import cim.person.domain.values.PersonId;
import java.util.List;

/// Making one of two records, and two of one again.
///
/// Both persons are written at once, each behind the check of its own chain. Neither is merged yet
/// when that happens, so merges make no cycle, also when two of them race.
final class Merging {
  private Merging() {}

  static Decision merge(Deciding on, MergePerson merge) {
    PersonId self = on.around().self();
    if (merge.into().equals(self)) {
      return invalid("is the person itself");
    }
    Person target = on.around().others().find(merge.into());
    return switch (target.lifecycle()) {
      case Absent _ -> invalid("does not exist");
      case Merged _ -> invalid("is itself merged into another");
      case Draft _, Active _, Suspended _, Archived _, Deceased _ ->
          new Accepted(
                  List.of(new MergedInto(merge.into(), merge.reason())),
                  new Elsewhere(merge.into(), new Absorbed(self)))
              .unless(on.tooMany(target, AbsorbedPerson.class));
    };
  }

  static Decision undo(Deciding on, Merged merged, UndoMerge undo) {
    return new Accepted(
        List.of(new MergeUndone(undo.reason())),
        new Elsewhere(merged.into(), new Released(on.around().self())));
  }

  private static Decision invalid(String problem) {
    return rejected(new Rejection.MergeTargetInvalid(problem));
  }
}
