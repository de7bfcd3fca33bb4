package cim.person.domain.commands;

import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Text;
import java.time.LocalDate;
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
    private static final int MOST_CONTACTS = 100;

    public CreatePerson {
      source = Text.parseOptional("source", source, Text.SENTENCE);
      contacts = List.copyOf(contacts);
      if (contacts.size() > MOST_CONTACTS) {
        throw new MalformedValue("contacts", "must have at most " + MOST_CONTACTS);
      }
      for (int i = 0; i < contacts.size(); i++) {
        PartId id = contacts.get(i).contactId();
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

  /// Records that the person died.
  ///
  /// @param date the day of death, as far as it is known
  /// @param precision how exactly it is known
  record RecordDeath(@Nullable LocalDate date, DatePrecision precision)
      implements LifecycleCommand {
    public RecordDeath {
      PartialDate.parse(date, precision);
    }

    public PartialDate death() {
      return new PartialDate(date, precision);
    }
  }

  /// Takes back that the person died; it comes into the state that it had before.
  ///
  /// @param reason why
  record RevokeDeathRecord(String reason) implements LifecycleCommand {
    public RevokeDeathRecord {
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }
  }

  /// Makes this person's record part of another's, which survives.
  ///
  /// @param into the person that survives
  /// @param reason why
  record MergePerson(PersonId into, MergeReason reason) implements LifecycleCommand {}

  /// Takes back a merge; the person comes into the state that it had before.
  ///
  /// @param reason why
  record UndoMerge(String reason) implements LifecycleCommand {
    public UndoMerge {
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }
  }
}
