package cim.person.infrastructure.index;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The generation that is read from now. Thread-safe.
final class Serving {
  private volatile @Nullable Generation current;

  Generation current() {
    return requireNonNull(current);
  }

  boolean isServed(Generation generation) {
    return generation == current;
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
      Generation now = current();
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
