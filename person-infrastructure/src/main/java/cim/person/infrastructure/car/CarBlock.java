package cim.person.infrastructure.car;

import cim.person.application.ports.CarFault;
import cim.person.domain.values.Cid;

/// A block as it stands in a CAR file; its bytes are those that its CID names.
final class CarBlock {
  private final long number;
  private final long offset;
  private final Cid cid;
  private final byte[] bytes;

  CarBlock(long number, long offset, Cid cid, byte[] bytes) {
    this.number = number;
    this.offset = offset;
    this.cid = cid;
    this.bytes = bytes;
  }

  /// Which block of the file, from 1.
  long number() {
    return number;
  }

  /// The byte at which it begins.
  long offset() {
    return offset;
  }

  Cid cid() {
    return cid;
  }

  /// The bytes themselves, not to be changed.
  byte[] bytes() {
    return bytes;
  }

  CarFault fault(String problem) {
    return new CarFault(CarFault.Kind.BROKEN, number, offset, cid, problem);
  }
}
