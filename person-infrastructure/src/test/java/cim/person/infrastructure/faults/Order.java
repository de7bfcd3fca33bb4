package cim.person.infrastructure.faults;

import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.util.List;
import java.util.UUID;

/// One command of the load: the same each time that it is sent.
record Order(UUID id, PersonId person, PersonCommand command) {
  private Order(PersonId person, PersonCommand command) {
    this(UUID.randomUUID(), person, command);
  }

  /// A new person with two contacts, active at once: four events.
  static Order create(PersonId person) {
    return new Order(
        person, new CreatePerson(anyName(), "faults", List.of(contact(), contact()), true));
  }

  /// Another name: one event.
  static Order rename(PersonId person) {
    return new Order(person, new UpdateName(anyName(), NameChangeReason.OTHER, null));
  }

  /// One event for each of two persons.
  static Order merge(PersonId person, PersonId into) {
    return new Order(person, new MergePerson(into, MergeReason.DUPLICATE_IDENTITY));
  }

  /// One event for each of two persons.
  static Order undoMerge(PersonId person) {
    return new Order(person, new UndoMerge("they are two"));
  }

  /// How many events it leads to: all of them, or none.
  int events() {
    return switch (command) {
      case CreatePerson create -> 1 + create.contacts().size() + (create.activate() ? 1 : 0);
      case MergePerson _, UndoMerge _ -> 2;
      default -> 1;
    };
  }

  private static PersonName anyName() {
    return PersonName.parse(
        List.of("Ada"),
        List.of(UUID.randomUUID().toString()),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        NameConvention.WESTERN,
        null);
  }

  private static NewContact contact() {
    UUID id = UUID.randomUUID();
    return new NewContact(new PartId(id), new Email(id + "@example.org"), ContactUse.WORK, false);
  }
}
