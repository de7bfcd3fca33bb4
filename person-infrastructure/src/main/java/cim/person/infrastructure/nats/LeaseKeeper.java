package cim.person.infrastructure.nats;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Seeks a lease, keeps it, and has something run while this node has it. Thread-safe.
final class LeaseKeeper {
  private static final Logger LOG = System.getLogger(LeaseKeeper.class.getName());
  private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(1);

  /// What runs while this node has the lease.
  interface Tenant {
    /// Whether it could do its work on this node, or another one shall.
    boolean isAble();

    void begin();

    /// Ends it, and waits for that.
    void end() throws InterruptedException;
  }

  private final Lease lease;
  private final Tenant tenant;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean held;
  private long renewed;

  LeaseKeeper(Lease lease, Tenant tenant, ThreadFactory threads) {
    this.lease = lease;
    this.tenant = tenant;
    this.thread = threads.newThread(this::keep);
  }

  /// Begins to seek the lease, and returns at once.
  void start() {
    thread.start();
  }

  boolean isHeld() {
    return held;
  }

  private void keep() {
    try {
      do {
        renew();
      } while (!closing.await(BETWEEN_RENEWALS.toNanos(), TimeUnit.NANOSECONDS));
      giveBack();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() throws InterruptedException {
    long asked = System.nanoTime();
    try {
      if (!tenant.isAble()) {
        giveBack();
        return;
      }
      if (!lease.hold()) {
        end();
        return;
      }
      renewed = asked;
      if (!held) {
        tenant.begin();
        held = true;
      }
    } catch (IOException failure) {
      LOG.log(Level.DEBUG, "nothing is known about the lease", failure);
      if (asked - renewed > Lease.HOLDS.toNanos()) {
        end();
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "what needs the lease does not begin; it is tried again", failure);
    }
  }

  private void giveBack() throws InterruptedException {
    boolean wasHeld = held;
    end();
    if (wasHeld) {
      try {
        lease.release();
      } catch (IOException failure) {
        LOG.log(Level.DEBUG, "the lease was not given back; it expires", failure);
      }
    }
  }

  private void end() throws InterruptedException {
    if (held) {
      held = false;
      tenant.end();
    }
  }

  /// Ends what runs, waits for that, and lets another node have the lease.
  void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
