package cim.person.web.grpc;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What `person.proto` says, as protoc has compiled it.
///
/// @param file the whole file
record Protocol(FileDescriptor file) {
  private static final String COMPILED = "person.binpb";

  static Protocol load() {
    try (InputStream compiled = requireNonNull(Protocol.class.getResourceAsStream(COMPILED))) {
      return new Protocol(
          FileDescriptor.buildFrom(
              FileDescriptorSet.parseFrom(compiled).getFile(0), new FileDescriptor[0]));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + COMPILED, failure);
    } catch (DescriptorValidationException failure) {
      throw new IllegalStateException("cannot read " + COMPILED, failure);
    }
  }

  Descriptor message(String name) {
    return requireNonNull(file.findMessageTypeByName(name), name);
  }

  ServiceDescriptor service() {
    return file.getServices().getFirst();
  }
}
