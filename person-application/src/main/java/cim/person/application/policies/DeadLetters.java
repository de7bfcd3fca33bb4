package cim.person.application.policies;

import java.util.Optional;

/// Keeps what could not be dealt with, for operators. Thread-safe.
public interface DeadLetters {
  /// Keeps the letter, and returns when it is kept. The same letter handed in again within two
  /// minutes is kept once; one of a message, for as long as it is there.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when it cannot be kept now
  void add(DeadLetter letter);

  /// How many letters are kept. Asked once, for as long as one request may take.
  ///
  /// @param policy those of one policy; empty: of all
  /// @throws cim.person.application.ports.EventStoreUnavailable when it cannot be said now
  long count(Optional<String> policy);
}
