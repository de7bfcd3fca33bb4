package cim.person.web.grpc;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Messages as bytes, as they come and go: they are read where an error can be answered in full.
/// What gRPC's own reading of a message throws would be answered with UNKNOWN.
final class Bytes implements Marshaller<byte[]> {
  @Override
  public byte[] parse(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException failure) {
      throw Status.CANCELLED.withCause(failure).asRuntimeException();
    }
  }

  @Override
  public InputStream stream(byte[] message) {
    return new ByteArrayInputStream(message);
  }
}
