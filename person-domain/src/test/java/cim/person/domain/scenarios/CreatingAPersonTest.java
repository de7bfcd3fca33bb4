package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.added;
import static cim.person.domain.scenarios.Examples.contact;
import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.createAda;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.with;
import static cim.person.domain.scenarios.Scenario.MOST_PARTS;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.scenarios.Scenario.givenNobody;
import static cim.person.domain.state.RejectionCode.PERSON_EXISTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.Email;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.Phone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreatingAPersonTest {
  private static final Email EMAIL = new Email("ada@example.org");
  private static final Phone PHONE = new Phone("+41446681800");

  @Test
  void beginsADraft() {
    givenNobody().when(createAda()).then(created()).andIs(LifecycleState.DRAFT);
  }

  @Test
  void needsNoSource() {
    givenNobody().when(new CreatePerson(ADA, null, List.of(), false)).then(new Created(ADA, null));
  }

  @Test
  void recordsContactsTogetherWithThePerson() {
    givenNobody()
        .when(createAda(with(1, EMAIL), with(2, PHONE)))
        .then(created(), added(1, EMAIL), added(2, PHONE))
        .andIs(LifecycleState.DRAFT);
  }

  @Test
  void activatesAtOnceWhenAsked() {
    givenNobody()
        .when(createActiveAda(with(1, EMAIL)))
        .then(created(), added(1, EMAIL), activated())
        .andIs(LifecycleState.ACTIVE);
  }

  @Test
  void isRefusedAsAWholeForOneDuplicateContact() {
    givenNobody()
        .when(createActiveAda(with(1, EMAIL), with(2, new Email("ADA@example.org"))))
        .thenRejected(new Rejection.DuplicateContact(contact(1)));
  }

  @Test
  void isRefusedAsAWholeForOneContactTooMany() {
    givenNobody().when(createAda(phones(MOST_PARTS))).then(createdWithPhones(MOST_PARTS));
    givenNobody()
        .when(createAda(phones(MOST_PARTS + 1)))
        .thenRejected(new Rejection.LimitReached("contact", MOST_PARTS));
  }

  @Test
  void isNoCommandAtAllWithOneIdForTwoContacts() {
    MalformedValue refusal =
        assertThrows(MalformedValue.class, () -> createAda(with(1, EMAIL), with(1, EMAIL)));
    assertEquals("contacts[1].contactId", refusal.field());
  }

  @Test
  void happensOnce() {
    given(created()).when(createAda()).thenRejected(PERSON_EXISTS);
  }

  private static NewContact[] phones(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> with(number, phone(number)))
        .toArray(NewContact[]::new);
  }

  private static PersonEvent[] createdWithPhones(int count) {
    return IntStream.rangeClosed(0, count)
        .mapToObj(number -> number == 0 ? created() : added(number, phone(number)))
        .toArray(PersonEvent[]::new);
  }

  private static Phone phone(int number) {
    return new Phone("+4144668180" + number);
  }
}
