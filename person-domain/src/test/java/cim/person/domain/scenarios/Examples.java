package cim.person.domain.scenarios;

import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Restored;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.util.List;
import java.util.UUID;

/// The words that scenarios are told in: Ada, what happens to her, and what is asked of her.
public final class Examples {
  /// Whom everything is asked of.
  public static final PersonId ADAS_ID =
      new PersonId(new UUID(0x0199a1c2_7c1e_7d10L, 0x9000_0000_0000_0001L));

  public static final PersonName ADA = western("Ada", "Lovelace");
  public static final PersonName ADA_BYRON = western("Ada", "Byron");

  private Examples() {}

  public static PersonName western(String given, String family) {
    return name(List.of(given), List.of(family), NameConvention.WESTERN);
  }

  public static PersonName name(
      List<String> given, List<String> family, NameConvention convention) {
    return PersonName.parse(
        given, family, null, null, null, List.of(), List.of(), null, convention, null);
  }

  /// The id of the person's contact of that number.
  public static PartId contact(int number) {
    return new PartId(new UUID(0x0199a1c2_7c1e_7d10L, 0x8f53_000000000000L | number));
  }

  public static CreatePerson createAda(NewContact... contacts) {
    return new CreatePerson(ADA, "register", List.of(contacts), false);
  }

  public static CreatePerson createActiveAda(NewContact... contacts) {
    return new CreatePerson(ADA, "register", List.of(contacts), true);
  }

  public static NewContact with(int number, Contact contact) {
    return new NewContact(contact(number), contact, ContactUse.WORK, false);
  }

  public static ActivatePerson activate() {
    return new ActivatePerson();
  }

  public static SuspendPerson suspend(String reason) {
    return new SuspendPerson(reason);
  }

  public static ReactivatePerson reactivate(String reason) {
    return new ReactivatePerson(reason);
  }

  public static ArchivePerson archive(String reason) {
    return new ArchivePerson(reason);
  }

  public static RestorePerson restore(String reason) {
    return new RestorePerson(reason);
  }

  public static UpdateName rename(PersonName name) {
    return new UpdateName(name, NameChangeReason.MARRIAGE, null);
  }

  public static AddContact add(int number, Contact contact) {
    return new AddContact(contact(number), contact, ContactUse.WORK, false);
  }

  public static AddContact addPreferred(int number, Contact contact) {
    return new AddContact(contact(number), contact, ContactUse.WORK, true);
  }

  public static Created created() {
    return new Created(ADA, "register");
  }

  public static Activated activated() {
    return new Activated();
  }

  public static Suspended suspended(String reason) {
    return new Suspended(reason);
  }

  public static Reactivated reactivated(String reason) {
    return new Reactivated(reason);
  }

  public static Archived archived(String reason) {
    return new Archived(reason);
  }

  public static Restored restored(String reason) {
    return new Restored(reason);
  }

  public static NameUpdated renamed(PersonName previous, PersonName name) {
    return new NameUpdated(name, previous, NameChangeReason.MARRIAGE, null);
  }

  public static ContactAdded added(int number, Contact contact) {
    return new ContactAdded(contact(number), contact, ContactUse.WORK, false);
  }

  public static ContactAdded addedPreferred(int number, Contact contact) {
    return new ContactAdded(contact(number), contact, ContactUse.WORK, true);
  }
}
