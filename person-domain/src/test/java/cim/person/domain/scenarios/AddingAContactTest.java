package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.add;
import static cim.person.domain.scenarios.Examples.addPreferred;
import static cim.person.domain.scenarios.Examples.added;
import static cim.person.domain.scenarios.Examples.addedPreferred;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.contact;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.scenarios.Scenario.givenNobody;
import static cim.person.domain.state.RejectionCode.PERSON_NOT_FOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Person;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.Email;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Phone;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddingAContactTest {
  private static final Email EMAIL = new Email("ada@example.org");
  private static final Email OTHER_EMAIL = new Email("countess@example.org");
  private static final Phone PHONE = new Phone("+41446681800");

  @Test
  void isPossibleForADraftAndForAnActivePerson() {
    given(created()).when(add(1, EMAIL)).then(added(1, EMAIL));
    given(created(), activated()).when(add(1, PHONE)).then(added(1, PHONE));
  }

  @Test
  void isNotPermittedWhileSuspendedOrArchived() {
    given(created(), activated(), suspended("x"))
        .when(add(1, EMAIL))
        .thenRejected(notPermitted(LifecycleState.SUSPENDED));
    given(created(), archived("x"))
        .when(add(1, EMAIL))
        .thenRejected(notPermitted(LifecycleState.ARCHIVED));
  }

  @Test
  void needsAPerson() {
    givenNobody().when(add(1, EMAIL)).thenRejected(PERSON_NOT_FOUND);
  }

  @Test
  void isRefusedForTheSameEmailInAnyCase() {
    given(created(), added(1, EMAIL))
        .when(add(2, new Email("ADA@example.org")))
        .thenRejected(new Rejection.DuplicateContact(contact(1)));
    given(created(), added(1, EMAIL)).when(add(2, OTHER_EMAIL)).then(added(2, OTHER_EMAIL));
  }

  @Test
  void isRefusedForTheSamePhone() {
    given(created(), added(1, PHONE))
        .when(addPreferred(2, PHONE))
        .thenRejected(new Rejection.DuplicateContact(contact(1)));
  }

  @Test
  void changesNothingWhenThePartIsThereAsAsked() {
    given(created(), added(1, EMAIL)).when(add(1, EMAIL)).thenNothing();
  }

  @Test
  void isRefusedWhenAnotherPartHasTheId() {
    given(created(), added(1, EMAIL))
        .when(add(1, OTHER_EMAIL))
        .thenRejected(new Rejection.PartExists(contact(1)));
  }

  @Test
  void isRefusedWhenThePersonHoldsAsManyAsAreAllowed() {
    PersonEvent[] four = {
      created(), added(1, phone(1)), added(2, phone(2)), added(3, phone(3)), added(4, phone(4))
    };
    PersonEvent[] five = {
      created(),
      added(1, phone(1)),
      added(2, phone(2)),
      added(3, phone(3)),
      added(4, phone(4)),
      added(5, phone(5))
    };
    given(four).when(add(5, EMAIL)).then(added(5, EMAIL));
    given(five).when(add(6, EMAIL)).thenRejected(new Rejection.LimitReached("contact", 5));
  }

  @Test
  void leavesOnePreferredContactOfAKind() {
    Person person =
        Scenario.after(
            Person.ABSENT,
            List.of(
                created(),
                addedPreferred(1, EMAIL),
                addedPreferred(2, PHONE),
                addedPreferred(3, OTHER_EMAIL)));
    List<PartId> preferred =
        person.parts(HeldContact.class).stream()
            .filter(HeldContact::preferred)
            .map(HeldContact::id)
            .toList();
    assertEquals(List.of(contact(2), contact(3)), preferred);
  }

  private static Rejection notPermitted(LifecycleState state) {
    return new Rejection.NotPermittedInState(AddContact.class, state);
  }

  private static Phone phone(int number) {
    return new Phone("+4144668180" + number);
  }
}
