package cim.person.infrastructure.nats;

/// Is told how appends go. Thread-safe; it neither waits nor throws.
@FunctionalInterface
public interface AppendWatch {
  /// Counts nothing.
  AppendWatch NOBODY = (_, _, _) -> {};

  /// @param events how many were to be stored
  /// @param nanos how long it took, in nanoseconds
  void happened(Step step, int events, long nanos);

  /// What happened.
  enum Step {
    /// NATS has acknowledged one attempt, which took from its first byte to the answer.
    ACKNOWLEDGED,
    /// An append has ended well, with all its attempts.
    STORED,
    /// Another writer was first; nothing was stored.
    CONFLICT,
    /// It was given up; the caller may try again.
    FAILED
  }
}
