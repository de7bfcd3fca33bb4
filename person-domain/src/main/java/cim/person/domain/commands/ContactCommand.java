package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.commands.Changing.Supplement;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Text;
import org.jspecify.annotations.Nullable;

/// Commands about the ways to reach a person.
public sealed interface ContactCommand extends ComponentCommand {
  /// Adds a way to reach the person.
  ///
  /// @param contactId chosen by the caller, else derived from the command's id
  /// @param contact the way to reach the person
  /// @param use what it is used for
  /// @param preferred whether it becomes the preferred contact of its kind
  record AddContact(PartId contactId, Contact contact, ContactUse use, boolean preferred)
      implements ContactCommand, Addition {}

  /// Changes a contact; what is absent or null stays. A changed way to reach the person has to be
  /// verified anew.
  ///
  /// @param contactId the contact
  /// @param contact the way to reach the person, of the same kind as before
  /// @param use what it is used for
  record UpdateContact(PartId contactId, @Nullable Contact contact, @Nullable ContactUse use)
      implements ContactCommand, Correction {}

  /// Records that a contact reaches the person.
  ///
  /// @param contactId the contact
  /// @param method how it was verified
  record VerifyContact(PartId contactId, String method) implements ContactCommand, Supplement {
    public VerifyContact {
      method = Text.parse("method", method, Text.LINE);
    }
  }

  /// Makes a contact the preferred one of its kind.
  ///
  /// @param contactId the contact
  record PreferContact(PartId contactId) implements ContactCommand, Supplement {}

  /// Removes a contact.
  ///
  /// @param contactId the contact
  /// @param reason why
  record RemoveContact(PartId contactId, @Nullable String reason)
      implements ContactCommand, Ending {
    public RemoveContact {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
