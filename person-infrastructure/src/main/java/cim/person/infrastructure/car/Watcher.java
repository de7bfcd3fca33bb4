package cim.person.infrastructure.car;

/// Is told how far long work has come. It is called for every event, so it has to be quick.
@FunctionalInterface
public interface Watcher {
  /// Looks away.
  Watcher NOBODY = (_, _, _) -> {};

  /// @param doing what is done: "verifying"
  /// @param done how much of it
  /// @param total how much there is; 0 when nobody knows
  void see(String doing, long done, long total);
}
