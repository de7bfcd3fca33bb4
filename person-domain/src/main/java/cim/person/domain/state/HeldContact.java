package cim.person.domain.state;

import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Phone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A contact as a person has it now.
///
/// @param id identifies it within the person
/// @param contact the way to reach the person
/// @param use what it is used for
/// @param preferred whether it is the one preferred contact of its kind
/// @param recordedAt when it was recorded that this is the way
/// @param verifiedBy by which method it was verified that it reaches the person; null when it was
/// not
/// @param verifiedAt when that was recorded
public record HeldContact(
    PartId id,
    Contact contact,
    ContactUse use,
    boolean preferred,
    Instant recordedAt,
    @Nullable String verifiedBy,
    @Nullable Instant verifiedAt)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  ContactDetails details() {
    return new ContactDetails(contact, use);
  }

  /// Whether both reach the person in the same way, whatever they are used for. Of emails and
  /// phones a person has each once.
  boolean reachesLike(Contact other) {
    return contact instanceof Email mine && other instanceof Email email
        ? mine.comparable().equals(email.comparable())
        : contact instanceof Phone && contact.equals(other);
  }

  boolean isOfKind(Contact other) {
    return contact.getClass() == other.getClass();
  }

  HeldContact with(ContactDetails changed, Instant at) {
    boolean same = contact.equals(changed.contact());
    return new HeldContact(
        id,
        changed.contact(),
        changed.use(),
        preferred,
        same ? recordedAt : at,
        same ? verifiedBy : null,
        same ? verifiedAt : null);
  }

  HeldContact preferred(boolean now) {
    return new HeldContact(id, contact, use, now, recordedAt, verifiedBy, verifiedAt);
  }

  HeldContact verified(String method, Instant at) {
    return new HeldContact(id, contact, use, preferred, recordedAt, method, at);
  }
}
