package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ADDRESS;
import static cim.person.domain.scenarios.ExampleValues.EMAIL;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.add;
import static cim.person.domain.scenarios.Examples.added;
import static cim.person.domain.scenarios.Examples.addedPreferred;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.ContactCommand.PreferContact;
import cim.person.domain.commands.ContactCommand.RemoveContact;
import cim.person.domain.commands.ContactCommand.UpdateContact;
import cim.person.domain.commands.ContactCommand.VerifyContact;
import cim.person.domain.events.ContactEvent.ContactPreferred;
import cim.person.domain.events.ContactEvent.ContactRemoved;
import cim.person.domain.events.ContactEvent.ContactUpdated;
import cim.person.domain.events.ContactEvent.ContactVerified;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.Phone;
import cim.person.domain.values.Website;
import org.junit.jupiter.api.Test;

class ChangingAContactTest {
  private static final Email OTHER = new Email("countess@example.org");
  private static final Phone PHONE = new Phone("+41446681800");
  private static final VerifyContact VERIFY = new VerifyContact(part(1), "link in a mail");
  private static final ContactVerified VERIFIED = new ContactVerified(part(1), "link in a mail");

  @Test
  void keepsWhatIsNotGivenAndTellsWhatWasBefore() {
    ContactDetails before = new ContactDetails(EMAIL, ContactUse.WORK);
    given(created(), added(1, EMAIL))
        .when(new UpdateContact(part(1), OTHER, null))
        .then(new ContactUpdated(part(1), OTHER, ContactUse.WORK, before));
    given(created(), added(1, EMAIL))
        .when(new UpdateContact(part(1), null, ContactUse.HOME))
        .then(new ContactUpdated(part(1), EMAIL, ContactUse.HOME, before));
  }

  @Test
  void changesNothingWithWhatIsThere() {
    given(created(), added(1, EMAIL)).when(new UpdateContact(part(1), null, null)).thenNothing();
    given(created(), added(1, EMAIL))
        .when(new UpdateContact(part(1), EMAIL, ContactUse.WORK))
        .thenNothing();
  }

  @Test
  void staysOfOneKind() {
    given(created(), added(1, EMAIL))
        .when(new UpdateContact(part(1), PHONE, null))
        .thenDoesNotFit("contact");
  }

  @Test
  void cannotTakeTheEmailOrPhoneOfAnother() {
    given(created(), added(1, EMAIL), added(2, OTHER))
        .when(new UpdateContact(part(1), new Email("COUNTESS@example.org"), null))
        .thenRejected(new Rejection.DuplicateContact(part(2)));
    given(created(), added(1, new Phone("+12025550123")), added(2, PHONE))
        .when(new UpdateContact(part(1), PHONE, null))
        .thenRejected(new Rejection.DuplicateContact(part(2)));
    given(created(), added(1, EMAIL), added(2, OTHER))
        .when(new UpdateContact(part(1), new Email("ADA@example.org"), null))
        .then(updated(new Email("ADA@example.org")));
  }

  @Test
  void isVerifiedOnceForEachMethod() {
    given(created(), added(1, EMAIL)).when(VERIFY).then(VERIFIED);
    given(created(), added(1, EMAIL), VERIFIED).when(VERIFY).thenNothing();
    given(created(), added(1, EMAIL), VERIFIED)
        .when(new VerifyContact(part(1), "by a call"))
        .then(new ContactVerified(part(1), "by a call"));
  }

  @Test
  void hasToBeVerifiedAnewWhenTheContactChangesButNotTheUse() {
    given(created(), added(1, EMAIL), VERIFIED, updated(OTHER)).when(VERIFY).then(VERIFIED);
    ContactUpdated atHome =
        new ContactUpdated(
            part(1), EMAIL, ContactUse.HOME, new ContactDetails(EMAIL, ContactUse.WORK));
    given(created(), added(1, EMAIL), VERIFIED, atHome).when(VERIFY).thenNothing();
  }

  @Test
  void becomesTheOnePreferredOfItsKind() {
    PreferContact prefer = new PreferContact(part(1));
    ContactPreferred preferred = new ContactPreferred(part(1));
    given(created(), added(1, EMAIL)).when(prefer).then(preferred);
    given(created(), addedPreferred(1, EMAIL)).when(prefer).thenNothing();
    given(created(), addedPreferred(1, EMAIL), addedPreferred(2, OTHER))
        .when(prefer)
        .then(preferred);
    given(created(), addedPreferred(1, EMAIL), addedPreferred(2, PHONE)).when(prefer).thenNothing();
  }

  @Test
  void staysPreferredWhenItChanges() {
    given(created(), addedPreferred(1, EMAIL), updated(OTHER))
        .when(new PreferContact(part(1)))
        .thenNothing();
  }

  @Test
  void isRemovedOnceAndCanBeAddedAgain() {
    ContactRemoved removed = new ContactRemoved(part(1), "bounced");
    given(created(), added(1, EMAIL)).when(new RemoveContact(part(1), "bounced")).then(removed);
    given(created(), added(1, EMAIL), removed)
        .when(new RemoveContact(part(1), "bounced"))
        .thenRejected(new Rejection.PartNotFound("contact"));
    given(created(), added(1, EMAIL), removed).when(add(2, EMAIL)).then(added(2, EMAIL));
  }

  @Test
  void leavesPostalAddressesAndOthersFreeToRepeat() {
    given(created(), added(1, ADDRESS)).when(add(2, ADDRESS)).then(added(2, ADDRESS));
    Website page = Website.parse("https://example.org");
    given(created(), added(1, page)).when(add(2, page)).then(added(2, page));
  }

  private static ContactUpdated updated(Email email) {
    return new ContactUpdated(
        part(1), email, ContactUse.WORK, new ContactDetails(EMAIL, ContactUse.WORK));
  }
}
