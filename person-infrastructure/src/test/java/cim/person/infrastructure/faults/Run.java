package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.HistoryCheck.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What came of a fault that was done once.
///
/// @param acknowledged how many commands were
/// @param retried how many had to be sent again before they were answered
/// @param verdict what the stream says
/// @param recovery the longest time without an acknowledged command, counted from the end of the
///     fault
/// @param defects what else went wrong
public record Run(
    int acknowledged, int retried, Verdict verdict, Duration recovery, List<String> defects) {
  /// Everything that must not be.
  public List<String> findings() {
    return Stream.of(verdict.lost(), verdict.doubled(), verdict.broken(), defects)
        .flatMap(List::stream)
        .toList();
  }
}
