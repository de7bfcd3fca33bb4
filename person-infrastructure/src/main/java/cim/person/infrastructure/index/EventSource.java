package cim.person.infrastructure.index;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The stream of all events as one node reads it. Thread-safe.
///
/// Every method throws [IOException] when the stream cannot be reached now; trying again later is
/// then up to the caller.
public interface EventSource {
  /// Begins to read after a position (0: from the beginning).
  Reading readAfter(long position) throws IOException, InterruptedException;

  /// The message id of what stands at a position, empty text when it has none; empty when nothing
  /// stands there.
  Optional<String> messageId(long position) throws IOException, InterruptedException;

  /// The position of the newest message, 0 when there is none.
  long end() throws IOException, InterruptedException;

  /// One reading of the stream, for one thread at a time.
  interface Reading extends AutoCloseable {
    /// The next entries, in order, without gap or repetition. Waits for the first of them. An
    /// append comes whole or not yet: whoever saw a part of one would take it for another.
    ///
    /// @param limit the most entries to return, not counting the rest of an append
    /// @param patience how long to wait for the first; none is returned when it does not come
    /// @throws IOException when this reading has ended; begin another one after the last entry
    List<StreamEntry> next(int limit, Duration patience) throws IOException, InterruptedException;

    @Override
    void close();
  }
}
