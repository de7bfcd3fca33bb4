package cim.person.application.ports;

import cim.person.domain.values.Cid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A CAR file is not what it should be; this is the first block, in the order of the file, that
/// shows it. Nothing was stored because of it.
public final class CarFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What kind of fault it is.
  public enum Kind {
    /// The file is damaged, incomplete, or was never a proper history.
    BROKEN,
    /// The file is sound, and the event store has another history of the same person.
    FORKED
  }

  private final Kind kind;
  private final long number;
  private final long offset;
  private final @Nullable Cid cid;
  private final String problem;

  /// @param number which block of the file, from 1; 0 for the header
  /// @param offset the byte at which it begins
  /// @param cid the CID that the file gives it; null when that cannot be read
  /// @param problem what is wrong with it, in words that go on after its name
  public CarFault(Kind kind, long number, long offset, @Nullable Cid cid, String problem) {
    super(describe(number, offset, cid) + " " + problem);
    this.kind = kind;
    this.number = number;
    this.offset = offset;
    this.cid = cid;
    this.problem = problem;
  }

  private static String describe(long number, long offset, @Nullable Cid cid) {
    String name = number == 0 ? "the header" : "block " + number + " at byte " + offset;
    return cid == null ? name : name + " (" + cid + ")";
  }

  public Kind kind() {
    return kind;
  }

  /// Which block of the file, from 1; 0 for the header.
  public long number() {
    return number;
  }

  /// The byte at which the block begins.
  public long offset() {
    return offset;
  }

  /// The CID that the file gives the block, when it can be read.
  public Optional<Cid> cid() {
    return Optional.ofNullable(cid);
  }

  /// What is wrong with it.
  public String problem() {
    return problem;
  }
}
