package cim.person.infrastructure.migration;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts outcomes, their reasons, and what was met. For one thread.
final class Tally {
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Code, Long> codes = new EnumMap<>(Code.class);
  private final Map<String, Map<Outcome, Long>> variants = new TreeMap<>();
  private final Map<String, Long> unkept = new TreeMap<>();
  private long lines;

  Tally() {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
  }

  /// A line that became an event. Returns the reasons.
  Set<Code> imported(LegacyMessage message) {
    Set<Code> reasons = new LinkedHashSet<>();
    message.notes().notes().forEach(note -> reasons.add(note.code()));
    Outcome outcome = outcome(reasons);
    count(message.variant(), outcome, reasons.isEmpty() ? Set.of(Code.OK) : reasons);
    message.notes().unkept().forEach(path -> unkept.merge(path, 1L, Long::sum));
    return reasons;
  }

  static Outcome outcome(Set<Code> reasons) {
    return reasons.stream().anyMatch(code -> code.outcome() == Outcome.IMPORT_WITH_WARNING)
        ? Outcome.IMPORT_WITH_WARNING
        : Outcome.IMPORT;
  }

  /// A line that became none.
  void settled(String variant, Code code) {
    count(variant, code.outcome(), Set.of(code));
  }

  private void count(String variant, Outcome outcome, Set<Code> reasons) {
    lines++;
    outcomes.merge(outcome, 1L, Long::sum);
    reasons.forEach(code -> codes.merge(code, 1L, Long::sum));
    variants
        .computeIfAbsent(variant, _ -> new EnumMap<>(Outcome.class))
        .merge(outcome, 1L, Long::sum);
  }

  long lines() {
    return lines;
  }

  long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /// Everything, as plain data for a report.
  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("lines", lines);
    data.put("outcomes", outcomes(outcomes));
    Map<String, Object> why = new LinkedHashMap<>();
    codes.forEach((code, count) -> why.put(code.name(), count));
    data.put("reasons", why);
    Map<String, Object> all = new LinkedHashMap<>();
    variants.forEach((variant, counts) -> all.put(variant, outcomes(counts)));
    data.put("variants", all);
    data.put("notKept", new LinkedHashMap<>(unkept));
    return data;
  }

  private static Map<String, Object> outcomes(Map<Outcome, Long> counts) {
    Map<String, Object> named = new LinkedHashMap<>();
    counts.forEach((outcome, count) -> named.put(outcome.text(), count));
    return named;
  }
}
