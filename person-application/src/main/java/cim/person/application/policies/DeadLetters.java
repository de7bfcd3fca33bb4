package cim.person.application.policies;

/// Keeps what could not be dealt with, for operators. Thread-safe.
public interface DeadLetters {
  /// Keeps the letter, and returns when it is kept. The same letter handed in again within two
  /// minutes is kept once; one of a message, for as long as it is there.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when it cannot be kept now
  void add(DeadLetter letter);
}
