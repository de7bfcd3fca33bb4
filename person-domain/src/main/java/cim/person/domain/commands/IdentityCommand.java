package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Days;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.Period;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Text;
import cim.person.domain.values.TitleKind;
import cim.person.domain.values.TrustLevel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about who the person is.
public sealed interface IdentityCommand extends PersonCommand, Changing {
  /// Replaces the person's name.
  ///
  /// @param name the new name, whole
  /// @param reason why it changed
  /// @param effectiveOn the day from which the name holds, for the record: it is the present name
  /// at once
  record UpdateName(PersonName name, NameChangeReason reason, @Nullable LocalDate effectiveOn)
      implements IdentityCommand, Correction {
    public UpdateName {
      Days.check("effectiveOn", effectiveOn);
    }
  }

  /// Adds another name by which the person is found.
  ///
  /// @param nameId chosen by the caller, else derived from the command's id
  /// @param kind what the name is to the person
  /// @param name the name
  record AddAlternativeName(PartId nameId, AlternativeNameKind kind, PersonName name)
      implements IdentityCommand, Addition {}

  /// Removes another name.
  ///
  /// @param nameId the name
  /// @param reason why
  record RemoveAlternativeName(PartId nameId, @Nullable String reason)
      implements IdentityCommand, Ending {
    public RemoveAlternativeName {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  /// Records when the person was born.
  ///
  /// @param date the day of birth, as far as it is known
  /// @param precision how exactly it is known
  record RecordBirthDate(LocalDate date, DatePrecision precision)
      implements IdentityCommand, Addition {
    public RecordBirthDate {
      checkKnown(date, precision);
    }
  }

  /// Puts right when the person was born.
  ///
  /// @param date the day of birth, as far as it is known
  /// @param precision how exactly it is known
  /// @param reason why
  record CorrectBirthDate(LocalDate date, DatePrecision precision, String reason)
      implements IdentityCommand, Correction {
    public CorrectBirthDate {
      checkKnown(date, precision);
      reason = Text.parse("reason", reason, Text.SENTENCE);
    }
  }

  /// Gives the person a title.
  ///
  /// @param titleId chosen by the caller, else derived from the command's id
  /// @param text the title, as it is written before the name
  /// @param kind where it comes from
  /// @param from the first day of the title
  /// @param to the last day of the title
  record GrantTitle(
      PartId titleId, String text, TitleKind kind, LocalDate from, @Nullable LocalDate to)
      implements IdentityCommand, Addition {
    public GrantTitle {
      text = Text.parse("text", text, Text.LINE);
      Period.check("from", from, "to", to);
    }
  }

  /// Ends a title.
  ///
  /// @param titleId the title
  /// @param to the last day of the title
  /// @param reason why
  record EndTitle(PartId titleId, LocalDate to, @Nullable String reason)
      implements IdentityCommand, Ending {
    public EndTitle {
      Days.check("to", to);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  /// Links the person with an identity of the identity domain, such as an account.
  ///
  /// @param identityId the identity
  /// @param kind what kind of identity it is
  record LinkIdentity(ForeignId identityId, String kind) implements IdentityCommand, Addition {
    public LinkIdentity {
      kind = Text.parse("kind", kind, Text.LINE);
    }
  }

  /// Takes the link to an identity away.
  ///
  /// @param identityId the identity
  /// @param reason why
  record UnlinkIdentity(ForeignId identityId, @Nullable String reason)
      implements IdentityCommand, Ending {
    public UnlinkIdentity {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  /// Records how well it was verified that the person is who it says.
  ///
  /// @param level the level that was reached
  /// @param method how it was verified
  /// @param by who verified it
  record RecordVerification(TrustLevel level, String method, String by)
      implements IdentityCommand, Addition {
    public RecordVerification {
      method = Text.parse("method", method, Text.LINE);
      by = Text.parse("by", by, Text.LINE);
    }
  }

  /// Adds what another system calls the person.
  ///
  /// @param system the other system
  /// @param value what the person is called there
  record AddExternalIdentifier(String system, String value) implements IdentityCommand, Addition {
    public AddExternalIdentifier {
      system = Text.parse("system", system, Text.LINE);
      value = Text.parse("value", value, Text.LINE);
    }
  }

  /// Removes what another system calls the person.
  ///
  /// @param system the other system
  /// @param value what the person is called there
  /// @param reason why
  record RemoveExternalIdentifier(String system, String value, @Nullable String reason)
      implements IdentityCommand, Ending {
    public RemoveExternalIdentifier {
      system = Text.parse("system", system, Text.LINE);
      value = Text.parse("value", value, Text.LINE);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  private static void checkKnown(LocalDate date, DatePrecision precision) {
    if (precision == DatePrecision.UNKNOWN) {
      throw new MalformedValue("precision", "must be DAY, MONTH, YEAR or DECADE");
    }
    PartialDate.parse(date, precision);
  }
}
