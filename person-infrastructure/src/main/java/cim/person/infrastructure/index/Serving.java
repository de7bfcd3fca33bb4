package cim.person.infrastructure.index;

import java.util.function.Function;

/// The generation that is read from now. Thread-safe.
final class Serving {
  private volatile Generation current;

  Serving(Generation first) {
    this.current = first;
  }

  Generation current() {
    return current;
  }

  /// Asks the generation that is read from, which stays open meanwhile.
  <T> T read(Function<Generation, T> query) {
    Generation entered = enter();
    try {
      return query.apply(entered);
    } finally {
      entered.leave();
    }
  }

  private Generation enter() {
    while (true) {
      Generation now = current;
      if (now.enter()) {
        return now;
      }
      if (now == current) {
        throw new IllegalStateException("the read models of this node are closed");
      }
    }
  }

  void set(Generation next) {
    current = next;
  }
}
