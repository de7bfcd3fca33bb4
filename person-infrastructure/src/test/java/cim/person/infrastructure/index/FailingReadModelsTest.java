package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  @Test
  void oneThatFailsIsSaidAndThoseBeforeItGoOn() {
    FedProjections projections = new FedProjections(List.of(sound, full), new SetAside());
    projections.reached(0, 0);
    chronicle.create("Ada", "Lovelace");
    projections.apply(chronicle.entries(0));
    chronicle.create("Grace", "Hopper");
    projections.apply(chronicle.entries(1));
    assertEquals(
        List.of(State.FOLLOWING, State.FAILED),
        projections.statuses().stream().map(ProjectionStatus::state).toList());
    assertEquals(2, sound.seen().position());
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
