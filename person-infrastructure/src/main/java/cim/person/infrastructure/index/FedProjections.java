package cim.person.infrastructure.index;

import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import cim.person.application.queries.Projections;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The read models of this node as the feed sees them: the first of them is used by the others, so
/// that its failure takes them along; another one's takes nobody.
final class FedProjections implements Projections {
  private static final Logger LOG = System.getLogger(FedProjections.class.getName());
  private static final long UNKNOWN = -1;

  private final List<Projection> all;
  private final SetAside setAside;
  private final boolean isNew;
  private final Set<Projection> failed = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WAITING;
  private volatile long end;
  private volatile boolean ending;
  private volatile long goal = UNKNOWN;

  FedProjections(List<Projection> all, SetAside setAside) {
    this.all = List.copyOf(all);
    this.setAside = setAside;
    this.isNew = all.stream().allMatch(projection -> projection.seen().position() == 0);
  }

  List<Seen> seen() {
    return active().stream().map(Projection::seen).toList();
  }

  /// The position after which the feed begins.
  long start() {
    return fed().stream().map(Projection::seen).mapToLong(Seen::position).min().orElse(end);
  }

  /// The newest position of the stream, as far as it is known.
  long end() {
    return end;
  }

  void apply(List<StreamEntry> entries) {
    for (Projection projection : fed()) {
      attempt(
          projection,
          () -> {
            projection.progress().reading(entries, state == State.FOLLOWING);
            projection.apply(entries);
          });
    }
  }

  private Filling filling(Projection projection) {
    return new Filling() {
      @Override
      public boolean isEnding() {
        return ending;
      }

      @Override
      public void reached(double share) {
        projection.progress().filled(share);
      }
    };
  }

  private interface Work {
    void run() throws IOException;
  }

  private void attempt(Projection projection, Work work) {
    if (hasFailed(projection)) {
      return; // the first has just done so
    }
    try {
      work.run();
    } catch (IOException | RuntimeException failure) {
      if (ending) {
        return;
      }
      LOG.log(Level.ERROR, "the read model " + projection.name() + " has failed", failure);
      projection.progress().failed(failure);
      failed.add(projection);
    }
  }

  /// Says how far the feed has come, and how far the stream goes. At its end, the read models that
  /// have nothing yet are filled.
  void reached(long position, long streamEnd) {
    end = streamEnd;
    if (position >= streamEnd) {
      for (Projection projection : active()) {
        if (projection.isToBeFilled() && !ending) {
          attempt(projection, () -> projection.fill(filling(projection)));
        }
      }
    }
    state = position < streamEnd ? State.CATCHING_UP : State.FOLLOWING;
    active().forEach(projection -> projection.pace(state == State.FOLLOWING));
    if (goal == UNKNOWN && position >= streamEnd) {
      goal = streamEnd;
    }
  }

  boolean isFollowing() {
    return state == State.FOLLOWING;
  }

  void waiting() {
    state = State.WAITING;
  }

  void save() {
    for (Projection projection : active()) {
      try {
        projection.save();
      } catch (IOException | RuntimeException failure) {
        LOG.log(Level.WARNING, "the read model " + projection.name() + " is not saved", failure);
      }
    }
  }

  void clear() throws IOException {
    goal = UNKNOWN;
    end = 0;
    for (Projection projection : active()) {
      projection.clear();
    }
  }

  /// Has them stop what takes long.
  void abandon() {
    ending = true;
  }

  private List<Projection> fed() {
    return active().stream().filter(projection -> !projection.isToBeFilled()).toList();
  }

  private boolean hasFailed(Projection projection) {
    return failed.contains(all.getFirst()) || failed.contains(projection);
  }

  private List<Projection> active() {
    return all.stream().filter(projection -> !hasFailed(projection)).toList();
  }

  @Override
  public List<ProjectionStatus> statuses() {
    return all.stream().map(this::status).toList();
  }

  private ProjectionStatus status(Projection projection) {
    Progress progress = projection.progress();
    Progress.Delays delays = progress.delays();
    long position = progress.visible();
    long lag = Math.max(0, end - position);
    List<ProjectionStatus.Problem> problems = setAside.named();
    return new ProjectionStatus(
        projection.name(),
        state(projection),
        position,
        lag,
        lag == 0 ? 0 : progress.lagMillis(),
        progress.eventsPerSecond(),
        projection.isToBeFilled() ? progress.filled() : end == 0 ? 1 : (double) (end - lag) / end,
        delays.median(),
        delays.p95(),
        problems.stream().map(ProjectionStatus.Problem::person).toList(),
        problems,
        setAside.count(),
        progress.error());
  }

  private State state(Projection projection) {
    if (hasFailed(projection)) {
      return State.FAILED;
    }
    boolean made = isNew || projection.isToBeFilled();
    return made && !caughtUp() && state != State.WAITING ? State.REBUILDING : state;
  }

  @Override
  public boolean await(Scope scope, long position, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (Projection projection : all) {
      if (projection.serves(scope) && !projection.progress().await(position, deadline)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean caughtUp() {
    long reach = goal;
    return reach != UNKNOWN
        && all.stream().allMatch(projection -> projection.progress().visible() >= reach);
  }
}
