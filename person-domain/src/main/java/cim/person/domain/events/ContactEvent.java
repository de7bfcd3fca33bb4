package cim.person.domain.events;

import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.PartId;
import org.jspecify.annotations.Nullable;

/// What changed about the ways to reach a person.
public sealed interface ContactEvent extends ComponentEvent {
  /// A way to reach the person was added.
  ///
  /// @param contactId identifies the contact within the person
  /// @param contact the way to reach the person
  /// @param use what it is used for
  /// @param preferred whether it became the preferred contact of its kind, in the place of another
  record ContactAdded(PartId contactId, Contact contact, ContactUse use, boolean preferred)
      implements ContactEvent {}

  /// A contact was changed.
  ///
  /// @param contactId the contact
  /// @param contact the way to reach the person
  /// @param use what it is used for
  /// @param previous how it was before
  record ContactUpdated(PartId contactId, Contact contact, ContactUse use, ContactDetails previous)
      implements ContactEvent {}

  /// A contact was seen to reach the person.
  ///
  /// @param contactId the contact
  /// @param method how it was verified
  record ContactVerified(PartId contactId, String method) implements ContactEvent {}

  /// A contact became the preferred one of its kind, in the place of another.
  ///
  /// @param contactId the contact
  record ContactPreferred(PartId contactId) implements ContactEvent {}

  /// A contact was removed.
  ///
  /// @param contactId the contact
  /// @param reason why
  record ContactRemoved(PartId contactId, @Nullable String reason) implements ContactEvent {}
}
