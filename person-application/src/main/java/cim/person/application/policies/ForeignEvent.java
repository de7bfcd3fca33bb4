package cim.person.application.policies;

import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.Optional;
import java.util.UUID;

/// Something that happened in another domain and concerns persons.
///
/// @param kind what happened
/// @param subject the id of what it happened to, as that domain has it
/// @param person the person that it names, where it names one
/// @param correlation shared by all that follows from one root command, where it says so
/// @param cause the CID of the message's body, as raw bytes: what commands that follow are caused
///     by
public record ForeignEvent(
    Kind kind, String subject, Optional<PersonId> person, Optional<UUID> correlation, Cid cause) {
  /// What this domain looks at in others.
  public enum Kind {
    /// An organization is no more.
    ORGANIZATION_DISSOLVED,
    /// A location is not used any more.
    LOCATION_ARCHIVED,
    /// An identity is not trusted any more.
    IDENTITY_REVOKED,
    /// An identity was found to be a person's.
    IDENTITY_LINKED
  }
}
