package cim.person.domain.commands;

import cim.person.domain.values.ContactId;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands that move a person through its lifecycle.
public sealed interface LifecycleCommand extends PersonCommand {

  /// Begins the record of a person.
  ///
  /// @param name the person's name
  /// @param source where the knowledge of this person comes from
  /// @param contacts ways to reach the person, recorded together with it
  /// @param activate whether the person is active at once, without being a draft first
  record CreatePerson(
      PersonName name, @Nullable String source, List<NewContact> contacts, boolean activate)
      implements LifecycleCommand {
    public CreatePerson {
      source = Text.parseOptional("source", source, Text.SENTENCE);
      contacts = List.copyOf(contacts);
      for (int i = 0; i < contacts.size(); i++) {
        ContactId id = contacts.get(i).contactId();
        if (contacts.subList(0, i).stream().anyMatch(other -> other.contactId().equals(id))) {
          throw new MalformedValue("contacts[" + i + "].contactId", "must not be used twice");
        }
      }
    }
  }

  /// Puts a draft into service.
  record ActivatePerson() implements LifecycleCommand {}

  /// Takes an active person out of service for a while.
  ///
  /// @param reason why
  record SuspendPerson(String reason) implements LifecycleCommand {
    public SuspendPerson {
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }
  }

  /// Ends a suspension.
  ///
  /// @param reason why
  record ReactivatePerson(@Nullable String reason) implements LifecycleCommand {
    public ReactivatePerson {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  /// Puts a person's record away.
  ///
  /// @param reason why
  record ArchivePerson(String reason) implements LifecycleCommand {
    public ArchivePerson {
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }
  }

  /// Takes a person's record out of the archive, into the state that it had before.
  ///
  /// @param reason why
  record RestorePerson(String reason) implements LifecycleCommand {
    public RestorePerson {
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }
  }
}
