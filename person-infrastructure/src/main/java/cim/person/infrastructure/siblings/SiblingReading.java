package cim.person.infrastructure.siblings;

import cim.person.application.policies.ForeignEvent;

/// What has become of a message of another domain.
public sealed interface SiblingReading {
  /// It concerns persons.
  record Understood(ForeignEvent event) implements SiblingReading {}

  /// It is known and does not concern persons.
  ///
  /// @param type such as `organization_updated`
  record PassedOver(String type) implements SiblingReading {}

  /// It is not known, or broken.
  ///
  /// @param reason for an operator, in one sentence
  record Broken(String reason) implements SiblingReading {}
}
