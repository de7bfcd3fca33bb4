package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.Days;
import cim.person.domain.values.Decimal;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about what other persons are to this one.
public sealed interface RelationCommand extends RelationshipCommand {
  /// Records what another person is to this one.
  ///
  /// @param relationshipId chosen by the caller, else derived from the command's id
  /// @param other the other person
  /// @param kind what the other is to this person
  /// @param strength how close they are, a decimal number from 0 to 1
  /// @param since the first day
  record RelatePerson(
      PartId relationshipId,
      PersonId other,
      RelationKind kind,
      @Nullable String strength,
      @Nullable LocalDate since)
      implements RelationCommand, Addition {
    public RelatePerson {
      Days.check("since", since);
      strength = closeness(strength);
    }
  }

  /// Changes a relation; what is absent or null stays.
  ///
  /// @param relationshipId the relation
  /// @param kind what the other is to this person
  /// @param strength how close they are, a decimal number from 0 to 1
  record ChangeRelation(
      PartId relationshipId, @Nullable RelationKind kind, @Nullable String strength)
      implements RelationCommand, Correction {
    public ChangeRelation {
      strength = closeness(strength);
    }
  }

  /// Ends a relation.
  ///
  /// @param relationshipId the relation
  /// @param on the last day
  /// @param reason why
  record EndRelation(PartId relationshipId, @Nullable LocalDate on, @Nullable String reason)
      implements RelationCommand, Ending {
    public EndRelation {
      Days.check("on", on);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  /// Lets a relation point to the person that another was merged into.
  ///
  /// @param relationshipId the relation
  /// @param other the other person
  record RepointRelation(PartId relationshipId, PersonId other)
      implements RelationCommand, Correction, ByPolicy {}

  private static @Nullable String closeness(@Nullable String strength) {
    return Decimal.parseOptional("strength", strength, BigDecimal.ZERO, BigDecimal.ONE);
  }
}
