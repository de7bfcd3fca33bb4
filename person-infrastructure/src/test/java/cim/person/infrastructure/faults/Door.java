package cim.person.infrastructure.faults;

/// A way in for commands. Safe for many threads.
@FunctionalInterface
interface Door {
  /// @throws RuntimeException for an answer that no door may give: a defect
  Answer ask(Order order) throws InterruptedException;
}
