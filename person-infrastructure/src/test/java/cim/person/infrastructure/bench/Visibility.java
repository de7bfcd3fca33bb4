package cim.person.infrastructure.bench;

import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Notes, every two milliseconds, how far each read model can be seen.
final class Visibility {
  private static final long EVERY_MILLIS = 2;

  private final Projections projections;
  private final Map<String, TreeMap<Long, Long>> seen = new HashMap<>();
  private final Thread thread = Thread.ofPlatform().unstarted(this::look);
  private volatile boolean closed;

  private Visibility(Projections projections) {
    this.projections = projections;
  }

  static Visibility watching(Projections projections) {
    Visibility visibility = new Visibility(projections);
    visibility.thread.start();
    return visibility;
  }

  private void look() {
    try {
      while (!closed) {
        for (ProjectionStatus status : projections.statuses()) {
          long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
          seen.computeIfAbsent(status.name(), _ -> new TreeMap<>())
              .putIfAbsent(status.position(), now);
        }
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the watching.
  void end() throws InterruptedException {
    closed = true;
    thread.join();
  }

  /// Milliseconds from each acknowledgement to the position's being visible. Call it at the end.
  ///
  /// @param acknowledgements as [OfferedLoad] writes them
  /// @param leftOut how many of the first are not counted: the warm-up
  double[] delays(String projection, Path acknowledgements, int leftOut) throws IOException {
    TreeMap<Long, Long> visible = seen.getOrDefault(projection, new TreeMap<>());
    List<String> lines = Files.readAllLines(acknowledgements);
    TreeMap<Long, Long> acknowledged = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int space = line.indexOf(' ');
      acknowledged.put(
          Long.valueOf(line.substring(0, space)), Long.valueOf(line.substring(space + 1)));
    }
    List<Double> delays = new ArrayList<>();
    acknowledged.forEach(
        (position, at) -> {
          Map.Entry<Long, Long> shown = visible.ceilingEntry(position);
          if (shown == null) {
            throw new IllegalStateException(position + " was never visible in " + projection);
          }
          delays.add(Math.max(0, shown.getValue() - at) / 1e3);
        });
    return delays.stream().skip(leftOut).mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
