package cim.person.domain.events;

import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactId;
import cim.person.domain.values.ContactUse;

/// What changed about the parts that a person's record holds.
public sealed interface ComponentEvent extends PersonEvent {
  /// A way to reach the person was added.
  ///
  /// @param contactId identifies the contact within the person
  /// @param contact the way to reach the person
  /// @param use what it is used for
  /// @param preferred whether it became the preferred contact of its kind, in the place of another
  record ContactAdded(ContactId contactId, Contact contact, ContactUse use, boolean preferred)
      implements ComponentEvent {}
}
