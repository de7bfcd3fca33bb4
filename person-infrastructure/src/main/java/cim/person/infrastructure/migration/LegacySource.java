package cim.person.infrastructure.migration;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Where the lines of the older service come from: `{"subject", "headers", "time", "seq", "data"}`
/// each. For one thread.
interface LegacySource extends AutoCloseable {
  /// The next line, or null at the end.
  @Nullable SourceLine next() throws IOException, InterruptedException;

  /// How much was read, in the unit of the size.
  long done();

  /// How much there is: bytes or messages.
  long size();

  /// Copies a line as it came, with the end of a line.
  void copy(SourceLine line, OutputStream to) throws IOException;

  @Override
  void close() throws IOException;
}
