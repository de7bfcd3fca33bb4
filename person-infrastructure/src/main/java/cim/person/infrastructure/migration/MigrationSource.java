package cim.person.infrastructure.migration;

import cim.person.infrastructure.nats.StreamReader;
import java.io.IOException;
import java.nio.file.Path;

/// A history of the older service: a file, or its stream. It can be read as often as needed.
public final class MigrationSource {
  private final String name;
  private final Opener opener;

  private interface Opener {
    LegacySource open() throws IOException;
  }

  private MigrationSource(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  /// A file of lines `{"subject", "headers", "time", "seq", "data"}`, one stored message each.
  public static MigrationSource file(Path path) {
    return new MigrationSource(String.valueOf(path.getFileName()), () -> new NdjsonSource(path));
  }

  /// A stream of NATS, up to the message that is its last when the reading begins.
  public static MigrationSource stream(StreamReader reader) {
    return new MigrationSource(reader.stream(), () -> new StreamSource(reader));
  }

  /// What its reports are named after.
  public String name() {
    return name;
  }

  /// @throws IOException when it cannot be read
  LegacySource open() throws IOException {
    return opener.open();
  }
}
