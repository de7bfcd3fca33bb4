package cim.person.domain.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import org.junit.jupiter.api.Test;

class OneOfEachTest {
  @Test
  void noCommandIsForgotten() {
    assertEquals(
        Hierarchy.leaves(PersonCommand.class),
        OneOfEach.commands().stream().map(PersonCommand::getClass).toList());
  }

  @Test
  void noEventIsForgotten() {
    assertEquals(
        Hierarchy.leaves(PersonEvent.class),
        OneOfEach.events().stream().map(PersonEvent::getClass).toList());
  }
}
