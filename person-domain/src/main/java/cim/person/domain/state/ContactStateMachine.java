package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;

import cim.person.domain.commands.ContactCommand;
import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.ContactCommand.PreferContact;
import cim.person.domain.commands.ContactCommand.RemoveContact;
import cim.person.domain.commands.ContactCommand.UpdateContact;
import cim.person.domain.commands.ContactCommand.VerifyContact;
import cim.person.domain.events.ContactEvent;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.ContactEvent.ContactPreferred;
import cim.person.domain.events.ContactEvent.ContactRemoved;
import cim.person.domain.events.ContactEvent.ContactUpdated;
import cim.person.domain.events.ContactEvent.ContactVerified;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.PartId;
import java.time.Instant;
import java.util.Optional;

/// The ways to reach a person: the same email or phone once, at most one preferred of a kind.
final class ContactStateMachine {
  private ContactStateMachine() {}

  static Decision decide(Deciding on, ContactCommand command) {
    return switch (command) {
      case AddContact(var id, var contact, var use, var preferred) ->
          on.add(
                  HeldContact.class,
                  id,
                  held ->
                      held.details().equals(new ContactDetails(contact, use))
                          && held.preferred() == preferred,
                  new ContactAdded(id, contact, use, preferred))
              .unless(duplicate(on.person(), id, contact));
      case UpdateContact update ->
          on.of(HeldContact.class, update.contactId(), held -> update(on, held, update));
      case VerifyContact(var id, var method) ->
          on.of(
              HeldContact.class,
              id,
              held ->
                  Deciding.unless(
                      method.equals(held.verifiedBy()), new ContactVerified(id, method)));
      case PreferContact(var id) ->
          on.of(
              HeldContact.class,
              id,
              held -> Deciding.unless(held.preferred(), new ContactPreferred(id)));
      case RemoveContact(var id, var reason) ->
          on.of(HeldContact.class, id, _ -> accepted(new ContactRemoved(id, reason)));
    };
  }

  static Person evolve(Person person, ContactEvent event, Instant at) {
    return switch (event) {
      case ContactAdded(var id, var contact, var use, var preferred) -> {
        Person with = person.with(new HeldContact(id, contact, use, false, at, null, null));
        yield preferred ? prefer(with, id) : with;
      }
      case ContactUpdated(var id, var contact, var use, _) ->
          person.changed(
              HeldContact.class, id, held -> held.with(new ContactDetails(contact, use), at));
      case ContactVerified(var id, var method) ->
          person.changed(HeldContact.class, id, held -> held.verified(method, at));
      case ContactPreferred(var id) -> prefer(person, id);
      case ContactRemoved(var id, _) -> person.without(HeldContact.class, id);
    };
  }

  private static Decision update(Deciding on, HeldContact held, UpdateContact update) {
    Contact contact = update.contact() == null ? held.contact() : update.contact();
    ContactUse use = update.use() == null ? held.use() : update.use();
    if (!held.isOfKind(contact)) {
      return Decision.rejected(
          new Rejection.InvalidValue("contact", "must be of the same kind as before"));
    }
    ContactDetails previous = held.details();
    return Deciding.unless(
            previous.equals(new ContactDetails(contact, use)),
            new ContactUpdated(held.id(), contact, use, previous))
        .unless(duplicate(on.person(), held.id(), contact));
  }

  private static Optional<Rejection> duplicate(Person person, PartId id, Contact contact) {
    return person.parts(HeldContact.class).stream()
        .filter(held -> !held.id().equals(id) && held.reachesLike(contact))
        .findFirst()
        .map(held -> new Rejection.DuplicateContact(held.id()));
  }

  private static Person prefer(Person person, PartId id) {
    Optional<HeldContact> chosen = person.part(HeldContact.class, id);
    Person changed = person;
    for (HeldContact held : person.parts(HeldContact.class)) {
      if (chosen.isPresent() && held.isOfKind(chosen.get().contact())) {
        changed = changed.with(held.preferred(held.id().equals(id)));
      }
    }
    return changed;
  }
}
