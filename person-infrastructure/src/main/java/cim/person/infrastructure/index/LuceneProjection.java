package cim.person.infrastructure.index;

import cim.person.application.queries.Projections;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps an index up to date: adds what comes, shows it a little later, all together, and saves it
/// now and then, beside the adding.
final class LuceneProjection implements Projection, AutoCloseable {
  private static final Logger LOG = System.getLogger(LuceneProjection.class.getName());
  private static final Duration GATHERING_OLD = Duration.ofMillis(500);
  private static final Duration ENDING = Duration.ofSeconds(10);

  private final LuceneIndex index;
  private final Projections.Scope scope;
  private final Progress progress;
  private final Duration every;
  private final ThreadFactory threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicBoolean saving = new AtomicBoolean();
  private final Thread refresher;
  private volatile @Nullable Exception failure;
  private volatile Duration gathering;
  private volatile boolean closed;
  private boolean filled;

  /// @param scope what is read from it
  /// @param every how long to gather before what was added is shown
  LuceneProjection(
      LuceneIndex index,
      Projections.Scope scope,
      Progress progress,
      Duration every,
      ThreadFactory threads) {
    this.index = index;
    this.scope = scope;
    this.progress = progress;
    this.every = every;
    this.gathering = every;
    this.threads = threads;
    filled = index.indexed().position() > 0;
    progress.advance(index.indexed().position());
    refresher = threads.newThread(this::refreshWhileOpen);
    refresher.start();
  }

  @Override
  public String name() {
    return index.name();
  }

  @Override
  public boolean serves(Projections.Scope wanted) {
    return wanted == scope;
  }

  @Override
  public Seen seen() {
    return index.indexed();
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public void pace(boolean isNew) {
    gathering = isNew ? every : GATHERING_OLD;
  }

  @Override
  public void apply(List<StreamEntry> entries) throws IOException {
    Exception earlier = failure;
    if (earlier != null) {
      throw new IOException("the index %s failed".formatted(name()), earlier);
    }
    lock.lock();
    try {
      filled = true;
      index.add(entries);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isToBeFilled() {
    lock.lock();
    try {
      return !filled && index.canBeFilled();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void fill(Filling filling) throws IOException {
    index.fill(filling);
    lock.lock();
    try {
      filled = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void save() {
    if (failure == null && saving.compareAndSet(false, true)) {
      threads.newThread(this::commit).start();
    }
  }

  private void commit() {
    try {
      index.commit();
    } catch (IOException | RuntimeException problem) {
      if (!closed) {
        failure = problem;
      }
    } finally {
      saving.set(false);
    }
  }

  @Override
  public void clear() throws IOException {
    lock.lock();
    try {
      index.clear();
      filled = false;
      progress.reset();
    } finally {
      lock.unlock();
    }
  }

  private void refreshWhileOpen() {
    try {
      while (!closed) {
        long shown = awaitAddition();
        if (closed) {
          return;
        }
        index.refresh();
        show(shown);
        TimeUnit.NANOSECONDS.sleep(gathering.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException problem) {
      if (!closed) {
        failure = problem;
        LOG.log(Level.ERROR, "the index " + name() + " is no longer up to date", problem);
      }
    }
  }

  private long awaitAddition() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && index.indexed().position() <= progress.visible()) {
        changed.await();
      }
      return index.indexed().position();
    } finally {
      lock.unlock();
    }
  }

  /// Unless everything was forgotten in between.
  private void show(long position) {
    lock.lock();
    try {
      if (position <= index.indexed().position()) {
        progress.advance(position);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      refresher.join(ENDING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    index.close();
  }
}
