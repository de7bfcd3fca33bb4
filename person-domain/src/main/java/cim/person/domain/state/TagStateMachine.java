package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;

import cim.person.domain.commands.TagCommand;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.events.TagEvent;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;

/// Words that the person is marked with, each once.
final class TagStateMachine {
  private TagStateMachine() {}

  static Decision decide(Deciding on, TagCommand command) {
    return switch (command) {
      case Tag(var tag) -> on.add(new HeldTag(tag), new Tagged(tag));
      case Untag(var tag, var reason) ->
          on.of(HeldTag.class, tag, _ -> accepted(new Untagged(tag, reason)));
    };
  }

  static Person evolve(Person person, TagEvent event) {
    return switch (event) {
      case Tagged(var tag) -> person.with(new HeldTag(tag));
      case Untagged(var tag, _) -> person.without(HeldTag.class, tag);
    };
  }
}
