package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailingReadModelsTest {
  private final Chronicle chronicle = new Chronicle();
  private final Counted sound = new Counted(Long.MAX_VALUE);
  private final Counted full = new Counted(1);
  private final Counted last = new Counted(Long.MAX_VALUE);

  @Test
  void oneThatFailsIsSaidWithTheReasonAndTheOthersGoOn() {
    FedProjections projections = fed(List.of(sound, full, last));
    assertEquals(List.of(State.FOLLOWING, State.FAILED, State.FOLLOWING), states(projections));
    assertEquals(2, sound.seen().position());
    assertEquals(2, last.seen().position());
    String error = String.valueOf(projections.statuses().get(1).lastError());
    assertTrue(error.endsWith(": no room"), error);
  }

  @Test
  void withoutTheFirstTheOthersStandStill() {
    FedProjections projections = fed(List.of(full, sound, last));
    assertEquals(List.of(State.FAILED, State.FAILED, State.FAILED), states(projections));
    assertEquals(1, sound.seen().position());
  }

  private FedProjections fed(List<Projection> all) {
    FedProjections projections = new FedProjections(all, new SetAside());
    projections.reached(0, 0);
    chronicle.create("Ada", "Lovelace");
    projections.apply(chronicle.entries(0));
    chronicle.create("Grace", "Hopper");
    projections.apply(chronicle.entries(1));
    return projections;
  }

  private static List<State> states(FedProjections projections) {
    return projections.statuses().stream().map(ProjectionStatus::state).toList();
  }

  /// Counts what it has seen, as far as its room goes.
  private static final class Counted implements Projection {
    private final Progress progress = new Progress(InstantSource.system());
    private final long room;
    private Seen seen = Seen.NOTHING;

    Counted(long room) {
      this.room = room;
    }

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public Seen seen() {
      return seen;
    }

    @Override
    public void apply(List<StreamEntry> entries) throws IOException {
      if (entries.getLast().position() > room) {
        throw new IOException("no room");
      }
      seen = Seen.of(entries.getLast());
      progress.advance(seen.position());
    }

    @Override
    public void save() {}

    @Override
    public void clear() {
      seen = Seen.NOTHING;
    }

    @Override
    public Progress progress() {
      return progress;
    }
  }
}
