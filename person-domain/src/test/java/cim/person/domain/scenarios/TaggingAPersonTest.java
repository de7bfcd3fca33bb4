package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.state.Rejection;
import org.junit.jupiter.api.Test;

class TaggingAPersonTest {
  @Test
  void happensOnceForEachWord() {
    given(created()).when(new Tag("pioneer")).then(new Tagged("pioneer"));
    given(created(), new Tagged("pioneer")).when(new Tag(" pioneer ")).thenNothing();
    given(created(), new Tagged("pioneer")).when(new Tag("Pioneer")).then(new Tagged("Pioneer"));
  }

  @Test
  void isTakenBackOnce() {
    Untagged untagged = new Untagged("pioneer", "everyone is");
    given(created(), new Tagged("pioneer"))
        .when(new Untag("pioneer", "everyone is"))
        .then(untagged);
    given(created(), new Tagged("pioneer"), untagged)
        .when(new Untag("pioneer", "everyone is"))
        .thenRejected(new Rejection.PartNotFound("tag"));
    given(created(), new Tagged("pioneer"), untagged)
        .when(new Tag("pioneer"))
        .then(new Tagged("pioneer"));
  }
}
