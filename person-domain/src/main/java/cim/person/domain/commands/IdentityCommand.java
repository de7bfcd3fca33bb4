package cim.person.domain.commands;

import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PersonName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about who the person is.
public sealed interface IdentityCommand extends PersonCommand {
  /// Decides with the lifecycle whether the command is permitted.
  Change change();

  /// Replaces the person's name.
  ///
  /// @param name the new name, whole
  /// @param reason why it changed
  /// @param effectiveOn the day from which the name holds
  record UpdateName(PersonName name, NameChangeReason reason, @Nullable LocalDate effectiveOn)
      implements IdentityCommand {
    @Override
    public Change change() {
      return Change.CORRECTION;
    }
  }
}
