package cim.person.infrastructure.car;

import cim.person.domain.values.Cid;
import java.io.IOException;
import java.io.OutputStream;

/// Writes a CAR file of version 1 with one root, block after block. The stream is the caller's.
final class CarWriter {
  private final OutputStream out;

  CarWriter(OutputStream out, Cid root) throws IOException {
    this.out = out;
    byte[] header = CarFormat.header(root);
    out.write(CarFormat.varint(header.length));
    out.write(header);
  }

  void write(Cid cid, byte[] block) throws IOException {
    out.write(CarFormat.varint(CarFormat.CID_BYTES + (long) block.length));
    out.write(cid.toBytes());
    out.write(block);
  }
}
