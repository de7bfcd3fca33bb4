package cim.person.infrastructure.index;

import cim.person.application.queries.Projections;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps an index up to date: adds what comes in a thread of its own, so that the feed goes on,
/// shows it a little later, and saves it now and then, beside the adding.
final class LuceneProjection implements Projection, AutoCloseable {
  private static final Logger LOG = System.getLogger(LuceneProjection.class.getName());
  private static final Duration ENDING = Duration.ofSeconds(10);

  private final LuceneIndex index;
  private final Projections.Scope scope;
  private final Progress progress;
  private final Backlog backlog;
  private final ThreadFactory threads;
  private final ReentrantLock adding = new ReentrantLock();
  private final AtomicBoolean saving = new AtomicBoolean();
  private final Refresher refresher;
  private final Thread adder;
  private volatile @Nullable Exception failure;
  private volatile boolean filled;
  private volatile boolean closed;

  /// @param scope what is read from it
  /// @param every how long to gather before what was added is shown
  LuceneProjection(
      LuceneIndex index,
      Projections.Scope scope,
      Progress progress,
      Duration every,
      Backlog backlog,
      ThreadFactory threads) {
    this.index = index;
    this.scope = scope;
    this.progress = progress;
    this.backlog = backlog;
    this.threads = threads;
    filled = index.indexed().position() > 0;
    progress.advance(index.indexed().position());
    refresher = new Refresher(index, progress, every, this::failed, threads);
    adder = threads.newThread(this::add);
    refresher.start();
    adder.start();
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
    refresher.pace(isNew);
  }

  @Override
  public void apply(List<StreamEntry> entries) throws IOException {
    Exception earlier = failure;
    if (earlier != null) {
      throw new IOException("the index %s failed".formatted(name()), earlier);
    }
    filled = true;
    try {
      backlog.put(Unindexed.of(entries));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the index has much to do", interruption);
    }
  }

  private void add() {
    try {
      for (Unindexed next = backlog.take(); next != null; next = backlog.take()) {
        adding.lock();
        try {
          index.add(next);
        } finally {
          adding.unlock();
        }
        refresher.changed();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException problem) {
      failed(problem);
    }
  }

  private void failed(Exception problem) {
    if (!closed) {
      failure = problem;
      backlog.close();
      LOG.log(Level.ERROR, "the index " + name() + " is no longer up to date", problem);
    }
  }

  @Override
  public boolean isToBeFilled() {
    return !filled && index.canBeFilled();
  }

  @Override
  public void fill(Filling filling) throws IOException {
    index.fill(filling);
    filled = true;
    refresher.changed();
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
      failed(problem);
    } finally {
      saving.set(false);
    }
  }

  /// What waits is forgotten as well; what is being added is added first.
  @Override
  public void clear() throws IOException {
    adding.lock();
    try {
      backlog.clear();
      refresher.clear();
      filled = false;
    } finally {
      adding.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    backlog.close();
    try {
      adder.join(ENDING);
      refresher.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    index.close();
  }
}
