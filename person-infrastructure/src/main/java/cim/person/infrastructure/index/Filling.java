package cim.person.infrastructure.index;

/// A read model's being filled from those before it, as whoever waits for it sees it.
interface Filling {
  /// Whether it is not to be finished any more: the node is closing.
  boolean isEnding();

  /// Says how much is done. Several threads may say it.
  ///
  /// @param share from 0 to 1
  void reached(double share);
}
