package cim.person.application.policies;

import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Something that a policy should have dealt with and could not. It is kept until an operator has
/// it run again or drops it.
///
/// @param policy the policy; for a message that was not understood, who tried to
/// @param kind what it was run for
/// @param person the person that it is about, where there is one
/// @param cause the CID of the event or of the message's body
/// @param position where the event stands in the stream; 0 when it is none
/// @param at when that which it was run for came
/// @param reason what went wrong
/// @param attempts how often it was tried
/// @param diedAt when it was given up
/// @param message what came from another domain
/// @param replayOf the dead letter that was run again and ended so; 0: none
public record DeadLetter(
    String policy,
    Kind kind,
    Optional<PersonId> person,
    Optional<Cid> cause,
    long position,
    Instant at,
    String reason,
    int attempts,
    Instant diedAt,
    Optional<Message> message,
    long replayOf) {
  /// What was to be dealt with.
  public enum Kind {
    /// An event of this domain.
    HAPPENED,
    /// An event of another domain.
    TOLD,
    /// A time that a policy had asked for.
    AWOKEN,
    /// The passing of a policy's period.
    TICKED,
    /// A message that was not understood.
    MESSAGE
  }

  /// A message of another domain.
  ///
  /// @param subject where it was published
  /// @param headers those that were understood, by name in lower case
  /// @param body its text
  public record Message(String subject, Map<String, String> headers, String body) {
    public Message {
      headers = Map.copyOf(headers);
    }

    /// Without headers.
    public Message(String subject, String body) {
      this(subject, Map.of(), body);
    }
  }
}
