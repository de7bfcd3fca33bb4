package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.Days;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about the work that a person does for organizations.
public sealed interface EmploymentCommand extends RelationshipCommand {
  /// Adds an employment.
  ///
  /// @param employmentId chosen by the caller, else derived from the command's id
  /// @param organizationId the organization
  /// @param role what the person does there
  /// @param department where in the organization
  /// @param manager the person to whom it reports
  /// @param from the first day
  /// @param remote whether the person works from elsewhere
  record AddEmployment(
      PartId employmentId,
      ForeignId organizationId,
      EmploymentRole role,
      @Nullable String department,
      @Nullable PersonId manager,
      LocalDate from,
      @Nullable Boolean remote)
      implements EmploymentCommand, Addition {
    public AddEmployment {
      Days.check("from", from);
      department = Text.parseOptional("department", department, Text.LINE);
    }
  }

  /// Changes an employment; what is absent or null stays.
  ///
  /// @param employmentId the employment
  /// @param role what the person does there
  /// @param department where in the organization
  /// @param manager the person to whom it reports
  /// @param remote whether the person works from elsewhere
  record ChangeEmployment(
      PartId employmentId,
      @Nullable EmploymentRole role,
      @Nullable String department,
      @Nullable PersonId manager,
      @Nullable Boolean remote)
      implements EmploymentCommand, Correction {
    public ChangeEmployment {
      department = Text.parseOptional("department", department, Text.LINE);
    }
  }

  /// Ends an employment.
  ///
  /// @param employmentId the employment
  /// @param on the last day
  /// @param reason why
  record EndEmployment(PartId employmentId, LocalDate on, @Nullable String reason)
      implements EmploymentCommand, Ending {
    public EndEmployment {
      Days.check("on", on);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
