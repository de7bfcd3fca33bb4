package cim.person.domain.commands;

import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactId;
import cim.person.domain.values.ContactUse;

/// Commands about the parts that a person's record holds.
public sealed interface ComponentCommand extends PersonCommand {
  /// Decides with the lifecycle whether the command is permitted.
  Change change();

  /// Adds a way to reach the person.
  ///
  /// @param contactId chosen by the caller, else derived from the command's id
  /// @param contact the way to reach the person
  /// @param use what it is used for
  /// @param preferred whether it becomes the preferred contact of its kind
  record AddContact(ContactId contactId, Contact contact, ContactUse use, boolean preferred)
      implements ComponentCommand {
    @Override
    public Change change() {
      return Change.ADDITION;
    }
  }
}
