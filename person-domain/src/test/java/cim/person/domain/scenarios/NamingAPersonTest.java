package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.name;
import static cim.person.domain.scenarios.Examples.rename;
import static cim.person.domain.scenarios.Examples.renamed;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.scenarios.Scenario.givenNobody;
import static cim.person.domain.state.RejectionCode.PERSON_NOT_FOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Person;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamingAPersonTest {
  @Test
  void keepsTheNameBeforeAndTheDay() {
    LocalDate day = LocalDate.of(1835, 7, 8);
    given(created())
        .when(new UpdateName(ADA_BYRON, NameChangeReason.CORRECTION, day))
        .then(new NameUpdated(ADA_BYRON, ADA, NameChangeReason.CORRECTION, day));
  }

  @Test
  void tellsTheLastNameAsPrevious() {
    given(created(), renamed(ADA, ADA_BYRON)).when(rename(ADA)).then(renamed(ADA_BYRON, ADA));
  }

  @Test
  void changesNothingWhenTheNameIsTheSame() {
    given(created()).when(rename(ADA)).thenNothing();
    given(created(), renamed(ADA, ADA_BYRON)).when(rename(ADA_BYRON)).thenNothing();
  }

  @Test
  void takesAnotherConventionForAnotherName() {
    PersonName other = name(List.of("Ada"), List.of("Lovelace"), NameConvention.OTHER);
    given(created()).when(rename(other)).then(renamed(ADA, other));
  }

  @Test
  void isARightAlsoWhileSuspendedOrArchived() {
    given(created(), activated(), suspended("x"))
        .when(rename(ADA_BYRON))
        .then(renamed(ADA, ADA_BYRON))
        .andIs(LifecycleState.SUSPENDED);
    given(created(), archived("x"))
        .when(rename(ADA_BYRON))
        .then(renamed(ADA, ADA_BYRON))
        .andIs(LifecycleState.ARCHIVED);
  }

  @Test
  void keepsTheNewestHundred() {
    List<PersonEvent> history = new ArrayList<>(List.of(created()));
    for (int i = 0; i < 75; i++) {
      history.addAll(List.of(renamed(ADA, ADA_BYRON), renamed(ADA_BYRON, ADA)));
    }
    Person person = Scenario.after(Person.ABSENT, history);
    assertEquals(100, person.names().size());
    assertEquals(ADA, person.name());
  }

  @Test
  void needsAPerson() {
    givenNobody().when(rename(ADA)).thenRejected(PERSON_NOT_FOUND);
  }
}
