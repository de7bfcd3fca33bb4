package cim.person.application.ports;

import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/// The history as files that prove themselves: CAR version 1 of event blocks
/// (<https://ipld.io/specs/transport/car/carv1/>). Memory stays the same whatever the size.
/// Thread-safe.
///
/// Every method throws [EventStoreUnavailable] when the store does not answer, [CorruptHistory] for
/// a stored event that is broken, and [IOException] when temporary files or the stream that was
/// handed in fail.
public interface HistoryArchive {
  /// The history of everyone up to now, read and checked; it is written out by [Export#writeTo].
  Export everyone() throws IOException;

  /// The history of a person up to now, read and checked; empty when there is none.
  Optional<Export> person(PersonId person) throws IOException;

  /// Adds what is in a file and not in the store, as the bytes that are there. The whole file is
  /// verified, and compared with the store, before the first event is stored. The same file may be
  /// imported again, after a failure or at any time: nothing is stored twice.
  ///
  /// @throws CarFault naming the first block that does not verify, or that contradicts the store
  /// @throws TooLarge when more comes than is allowed
  Imported add(InputStream car) throws IOException;

  /// A history that was checked and can be written.
  interface Export extends AutoCloseable {
    Cid root();

    long persons();

    long events();

    /// The size of the file, in bytes.
    long size();

    /// Writes the file, exactly [#size] bytes.
    ///
    /// @throws CorruptHistory when the store has changed since it was checked: what is written by
    ///     then is not a whole file
    void writeTo(OutputStream out) throws IOException;

    /// Removes temporary files.
    @Override
    void close() throws IOException;
  }

  /// What an import did.
  ///
  /// @param run the id that the events added by it carry as `Cim-Import`
  /// @param root the root of the file
  /// @param persons whose history is in the file
  /// @param events how many are in the file
  /// @param added how many of them were not in the store before
  record Imported(UUID run, Cid root, long persons, long events, long added) {}

  /// More bytes came than one file may have.
  final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    public TooLarge(long most) {
      super("the file is larger than the limit of " + most + " bytes");
    }
  }
}
