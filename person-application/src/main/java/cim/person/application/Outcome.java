package cim.person.application;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.Rejection;
import java.util.Optional;

/// The answer to a command.
public sealed interface Outcome {
  /// The command was carried out.
  ///
  /// @param receipt what it led to
  /// @param person the person as it is now, at once
  record Done(Receipt receipt, PersonRecord person) implements Outcome {}

  /// The command was refused and nothing was stored.
  ///
  /// @param rejection why
  /// @param person the person as it is, when there is one
  record Refused(Rejection rejection, Optional<PersonRecord> person) implements Outcome {}
}
