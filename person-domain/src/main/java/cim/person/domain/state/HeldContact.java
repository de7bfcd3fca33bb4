package cim.person.domain.state;

import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactId;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.Phone;

/// A contact as a person has it now.
///
/// @param id identifies it within the person
/// @param contact the way to reach the person
/// @param use what it is used for
/// @param preferred whether it is the one preferred contact of its kind
public record HeldContact(ContactId id, Contact contact, ContactUse use, boolean preferred) {

  /// Whether both reach the person in the same way, whatever they are used for.
  boolean reachesLike(Contact other) {
    return switch (contact) {
      case Email email ->
          other instanceof Email same && email.comparable().equals(same.comparable());
      case Phone phone -> phone.equals(other);
    };
  }

  boolean isOfKind(Contact other) {
    return contact.getClass() == other.getClass();
  }

  HeldContact notPreferred() {
    return new HeldContact(id, contact, use, false);
  }
}
