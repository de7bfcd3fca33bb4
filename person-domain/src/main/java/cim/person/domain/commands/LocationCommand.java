package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.Days;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Period;
import cim.person.domain.values.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about where the person is at home, works or was.
public sealed interface LocationCommand extends RelationshipCommand {
  /// Connects the person with a location.
  ///
  /// @param assignmentId chosen by the caller, else derived from the command's id
  /// @param locationId the location
  /// @param kind what it is to the person
  /// @param from the first day
  /// @param to the last day
  record AssignLocation(
      PartId assignmentId,
      ForeignId locationId,
      LocationKind kind,
      LocalDate from,
      @Nullable LocalDate to)
      implements LocationCommand, Addition {
    public AssignLocation {
      Period.check("from", from, "to", to);
    }
  }

  /// Ends the connection with a location.
  ///
  /// @param assignmentId the connection
  /// @param to the last day
  /// @param reason why
  record EndLocation(PartId assignmentId, LocalDate to, @Nullable String reason)
      implements LocationCommand, Ending {
    public EndLocation {
      Days.check("to", to);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
