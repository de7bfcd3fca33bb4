package cim.person.infrastructure.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The page of all benchmarks: each writes its own section and leaves the others.
final class BenchDocument {
  private static final double GIB = 1 << 30;
  private static final String SECTION = "\n## ";

  private BenchDocument() {}

  /// Writes a section in the place of the one with the same heading, or at the end.
  ///
  /// @param file below the project
  /// @param text what stands below the heading; where it was measured is added
  static void write(Path file, String heading, String text) throws IOException {
    Path page = Path.of(System.getProperty("project.root", "..")).resolve(file);
    String before = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n";
    List<String> parts = new ArrayList<>(Arrays.asList(before.split(SECTION, -1)));
    String section = heading + "\n" + text.strip() + "\n\nMeasured on " + machine() + ".\n";
    int place = 1;
    while (place < parts.size() && !parts.get(place).startsWith(heading + "\n")) {
      place++;
    }
    if (place < parts.size()) {
      parts.set(place, section);
    } else {
      parts.add(section);
    }
    Files.writeString(page, String.join(SECTION, parts));
  }

  /// The value of an option that takes several.
  static String commas(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  /// What is measured on.
  static String machine() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%s %s, %d cores, %.0f GiB of memory, Java %s, nats-server on the same machine"
        .formatted(
            system.getName(),
            system.getArch(),
            system.getAvailableProcessors(),
            system.getTotalMemorySize() / GIB,
            Runtime.version());
  }
}
