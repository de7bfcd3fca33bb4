package cim.person.infrastructure.faults;

import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

/// The runs of one fault, together.
record Tally(Fault fault, List<Run> runs) {
  int acknowledged() {
    return sum(Run::acknowledged);
  }

  int retried() {
    return sum(Run::retried);
  }

  int lost() {
    return sum(run -> run.verdict().lost().size());
  }

  int doubled() {
    return sum(run -> run.verdict().doubled().size());
  }

  /// Forks, holes, parts of appends, and everything else that must not be.
  int other() {
    return sum(run -> run.findings().size()) - lost() - doubled();
  }

  Duration medianRecovery() {
    List<Duration> sorted = runs.stream().map(Run::recovery).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  Duration longestRecovery() {
    return runs.stream().map(Run::recovery).max(Duration::compareTo).orElseThrow();
  }

  private int sum(ToIntFunction<Run> count) {
    return runs.stream().mapToInt(count).sum();
  }
}
