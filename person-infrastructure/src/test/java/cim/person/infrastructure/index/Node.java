package cim.person.infrastructure.index;

import cim.person.infrastructure.names.SortingOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A read model as a node has it, fed by a chronicle.
final class Node {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Node() {}

  static ReadModel started(Chronicle chronicle, ReadModelSettings settings) throws IOException {
    ReadModel model =
        new ReadModel(
            settings,
            chronicle,
            chronicle.following(),
            SortingOrder::text,
            Thread.ofPlatform().factory(),
            Thread.ofVirtual().factory(),
            InstantSource.system());
    model.start();
    return model;
  }

  static ReadModel started(Chronicle chronicle, Path directory) throws IOException {
    return started(chronicle, ReadModelSettings.in(directory));
  }

  static void await(ReadModel model, long position) throws InterruptedException {
    if (!model.projections().await(position, PATIENCE)) {
      throw new AssertionError(position + " is not reached: " + model.projections().statuses());
    }
  }

  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }
}
