package cim.person.infrastructure.index;

import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import cim.person.application.queries.Projections;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/// The read models of this node as the feed sees them: in an order in which each may use those
/// before it, so that what fails takes those after it along.
final class FedProjections implements Projections {
  private static final Logger LOG = System.getLogger(FedProjections.class.getName());
  private static final long UNKNOWN = -1;

  private final List<Projection> all;
  private final SetAside setAside;
  private volatile int working;
  private volatile State state = State.WAITING;
  private volatile long end;
  private volatile long goal = UNKNOWN;

  FedProjections(List<Projection> all, SetAside setAside) {
    this.all = List.copyOf(all);
    this.setAside = setAside;
    this.working = all.size();
  }

  List<Seen> seen() {
    return active().stream().map(Projection::seen).toList();
  }

  /// The position after which the feed begins.
  long start() {
    return seen().stream().mapToLong(Seen::position).min().orElse(end);
  }

  /// The newest position of the stream, as far as it is known.
  long end() {
    return end;
  }

  void apply(List<StreamEntry> entries) {
    for (int i = 0; i < working; i++) {
      Projection projection = all.get(i);
      try {
        if (state == State.FOLLOWING) {
          projection.progress().expect(entries);
        }
        projection.apply(entries);
      } catch (IOException | RuntimeException failure) {
        LOG.log(Level.ERROR, "the read model " + projection.name() + " has failed", failure);
        working = i;
      }
    }
  }

  /// Says how far the feed has come, and how far the stream goes.
  void reached(long position, long streamEnd) {
    end = streamEnd;
    state = position < streamEnd ? State.CATCHING_UP : State.FOLLOWING;
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

  private List<Projection> active() {
    return all.subList(0, working);
  }

  @Override
  public List<ProjectionStatus> statuses() {
    return all.stream().map(this::status).toList();
  }

  private ProjectionStatus status(Projection projection) {
    Progress progress = projection.progress();
    Progress.Delays delays = progress.delays();
    long position = progress.visible();
    return new ProjectionStatus(
        projection.name(),
        all.indexOf(projection) < working ? state : State.FAILED,
        position,
        Math.max(0, end - position),
        delays.median(),
        delays.p95(),
        setAside.named(),
        setAside.count());
  }

  @Override
  public boolean await(long position, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (Projection projection : all) {
      if (!projection.progress().await(position, deadline)) {
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
