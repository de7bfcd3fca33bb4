package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.ComponentCommand.AddContact;
import cim.person.domain.events.ComponentEvent.ContactAdded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ways to reach a person: the same email or phone once, at most one preferred of a kind.
final class ContactStateMachine {
  private ContactStateMachine() {}

  static Decision decide(List<HeldContact> contacts, AddContact add, Limits limits) {
    Optional<HeldContact> sameId =
        contacts.stream().filter(held -> held.id().equals(add.contactId())).findFirst();
    if (sameId.isPresent()) {
      return sameId.get().equals(asHeld(add))
          ? rejected(new Rejection.NothingToChange())
          : rejected(new Rejection.PartExists(add.contactId()));
    }
    Optional<HeldContact> duplicate =
        contacts.stream().filter(held -> held.reachesLike(add.contact())).findFirst();
    if (duplicate.isPresent()) {
      return rejected(new Rejection.DuplicateContact(duplicate.get().id()));
    }
    if (contacts.size() >= limits.contacts()) {
      return rejected(new Rejection.LimitReached("contacts", limits.contacts()));
    }
    return accepted(new ContactAdded(add.contactId(), add.contact(), add.use(), add.preferred()));
  }

  private static HeldContact asHeld(AddContact add) {
    return new HeldContact(add.contactId(), add.contact(), add.use(), add.preferred());
  }

  static List<HeldContact> evolve(List<HeldContact> contacts, ContactAdded added) {
    List<HeldContact> after = new ArrayList<>();
    for (HeldContact held : contacts) {
      boolean replaced = added.preferred() && held.isOfKind(added.contact());
      after.add(replaced ? held.notPreferred() : held);
    }
    after.add(new HeldContact(added.contactId(), added.contact(), added.use(), added.preferred()));
    return after;
  }
}
