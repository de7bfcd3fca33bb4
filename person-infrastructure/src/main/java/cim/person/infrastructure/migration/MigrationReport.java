package cim.person.infrastructure.migration;

import cim.person.infrastructure.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a run did: as JSON, and for reading.
///
/// @param json one object; the same run gives the same
/// @param text a few lines
/// @param quarantined how many lines were quarantined
public record MigrationReport(String json, String text, long quarantined) {
  static MigrationReport of(
      String source, Tally tally, Map<String, Long> events, Papers papers, double seconds) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("source", source);
    data.putAll(tally.data());
    data.put("persons", events.getOrDefault("persons", 0L));
    data.put("appended", events.getOrDefault("appended", 0L));
    data.put("alreadyThere", events.getOrDefault("alreadyThere", 0L));
    return new MigrationReport(
        StrictJson.write(data),
        text(data, tally, papers, seconds),
        tally.count(Outcome.QUARANTINE));
  }

  private static String text(Map<String, Object> data, Tally tally, Papers papers, double seconds) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d lines of %,d persons: "
            .formatted(tally.lines(), (Long) data.getOrDefault("persons", 0L)));
    text.append(
        "%,d imported, %,d imported with a warning, %,d skipped, %,d quarantined%n"
            .formatted(
                tally.count(Outcome.IMPORT),
                tally.count(Outcome.IMPORT_WITH_WARNING),
                tally.count(Outcome.SKIP),
                tally.count(Outcome.QUARANTINE)));
    text.append(
        "%,d events appended, %,d were there already; %.1f s, %,.0f lines/s%n"
            .formatted(
                (Long) data.getOrDefault("appended", 0L),
                (Long) data.getOrDefault("alreadyThere", 0L),
                seconds,
                tally.lines() / Math.max(seconds, 1e-3)));
    if (data.get("reasons") instanceof Map<?, ?> reasons) {
      reasons.forEach(
          (code, count) ->
              text.append(
                  "  %-20s %-24s %,d%n"
                      .formatted(
                          Code.valueOf((String) code).outcome().text(), code, (Long) count)));
    }
    if (tally.count(Outcome.QUARANTINE) > 0) {
      text.append("quarantined lines, to be mended and fed in again: ")
          .append(papers.quarantine())
          .append(System.lineSeparator());
    }
    if (tally.lines() > tally.count(Outcome.IMPORT)) {
      text.append("what was found, line by line: ")
          .append(papers.findings())
          .append(System.lineSeparator());
    }
    return text.toString();
  }
}
