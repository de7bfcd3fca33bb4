package cim.person.infrastructure.migration;

import cim.person.infrastructure.json.StrictJson;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run leaves in files: quarantined lines as they came, so that they can be mended and fed
/// in again, and a finding for each line that is not simply imported. Both appear under their names
/// when the run has ended; a file of an earlier run that is different is kept beside.
final class Papers implements AutoCloseable {
  private final Path quarantine;
  private final Path findings;
  private final LegacySource source;
  private @Nullable OutputStream quarantined;
  private @Nullable BufferedWriter found;
  private long count;

  /// @param folder where the files go
  /// @param name what their names begin with
  Papers(Path folder, String name, LegacySource source) {
    this.quarantine = folder.resolve(name + ".quarantine.ndjson");
    this.findings = folder.resolve(name + ".findings.ndjson");
    this.source = source;
  }

  Path quarantine() {
    return quarantine;
  }

  Path findings() {
    return findings;
  }

  void quarantine(SourceLine line) throws IOException {
    if (quarantined == null) {
      quarantined = new BufferedOutputStream(Files.newOutputStream(part(quarantine)));
    }
    source.copy(line, quarantined);
    count++;
  }

  /// @param person whom the line is about, when that is known
  /// @param why a sentence
  void find(SourceLine line, @Nullable String person, Outcome outcome, List<Code> codes, String why)
      throws IOException {
    if (found == null) {
      found = Files.newBufferedWriter(part(findings));
    }
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("line", line.number());
    if (outcome == Outcome.QUARANTINE) {
      finding.put("quarantineLine", count);
    }
    if (person != null) {
      finding.put("person", person);
    }
    finding.put("outcome", outcome.text());
    finding.put("reasons", codes.stream().map(Code::name).toList());
    finding.put("why", why);
    found.write(StrictJson.write(finding));
    found.newLine();
  }

  /// Puts the files under their names.
  void finish() throws IOException {
    close();
    publish(quarantine);
    publish(findings);
  }

  private static void publish(Path file) throws IOException {
    Path part = part(file);
    if (Files.exists(part)) {
      if (Files.exists(file) && Files.mismatch(file, part) >= 0) {
        Files.move(file, free(file));
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } else if (Files.exists(file)) {
      Files.move(file, free(file));
    }
  }

  private static Path free(Path file) {
    int number = 1;
    while (Files.exists(old(file, number))) {
      number++;
    }
    return old(file, number);
  }

  private static Path old(Path file, int number) {
    return file.resolveSibling(file.getFileName() + ".old-" + number);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  @Override
  public void close() throws IOException {
    if (quarantined != null) {
      quarantined.close();
    }
    if (found != null) {
      found.close();
    }
  }
}
