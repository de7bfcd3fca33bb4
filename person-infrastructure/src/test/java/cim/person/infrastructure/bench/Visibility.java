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
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Notes, every two milliseconds, how far each read model can be seen.
final class Visibility {
  private static final long EVERY_MILLIS = 2;

  private final Projections projections;
  private final Map<String, NavigableMap<Long, Long>> seen = new HashMap<>();
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

  /// Waits until all that was acknowledged is visible everywhere.
  ///
  /// @param acknowledgements as [OfferedLoad] writes them
  void awaitAll(Path acknowledgements) throws IOException, InterruptedException {
    long last = acknowledged(acknowledgements).lastKey();
    while (projections.statuses().stream().anyMatch(each -> each.position() < last)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(50); // until that was noted
  }

  /// The read models, in the order of their statuses.
  List<String> names() {
    return projections.statuses().stream().map(ProjectionStatus::name).toList();
  }

  /// Which positions were visible when, in microseconds since 1970. Call it at the end.
  NavigableMap<Long, Long> seen(String projection) {
    return seen.getOrDefault(projection, new TreeMap<>());
  }

  /// Milliseconds from each acknowledgement to the position's being visible, sorted.
  ///
  /// @param acknowledgements as [OfferedLoad] writes them
  /// @param leftOut how many of the first are not counted: the warm-up
  static double[] delays(NavigableMap<Long, Long> seen, Path acknowledgements, int leftOut)
      throws IOException {
    List<Double> delays = new ArrayList<>();
    acknowledged(acknowledgements)
        .forEach(
            (position, at) -> {
              Map.Entry<Long, Long> shown = seen.ceilingEntry(position);
              if (shown == null) {
                throw new IllegalStateException(position + " was never visible");
              }
              delays.add(Math.max(0, shown.getValue() - at) / 1e3);
            });
    return delays.stream().skip(leftOut).mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static NavigableMap<Long, Long> acknowledged(Path acknowledgements) throws IOException {
    List<String> lines = Files.readAllLines(acknowledgements);
    NavigableMap<Long, Long> acknowledged = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int space = line.indexOf(' ');
      acknowledged.put(
          Long.valueOf(line.substring(0, space)), Long.valueOf(line.substring(space + 1)));
    }
    return acknowledged;
  }
}
