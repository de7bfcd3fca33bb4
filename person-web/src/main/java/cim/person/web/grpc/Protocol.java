package cim.person.web.grpc;

import static java.util.Objects.requireNonNull;

import cim.person.application.data.MalformedData;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A file with messages and one service, as protoc has compiled it.
///
/// @param file the whole file
/// @param wide the same with numbers of 64 bits for those of 32: what comes in is read by it, since
///     protobuf cuts a number that does not fit, and nobody would be told
record Protocol(FileDescriptor file, FileDescriptor wide) {
  private static final String COMPILED = "services.binpb";

  static Protocol persons() {
    return named("cim/person/v1/person.proto");
  }

  static Protocol health() {
    return named("grpc/health/v1/health.proto");
  }

  static Protocol reflection() {
    return named("grpc/reflection/v1/reflection.proto");
  }

  private static Protocol named(String name) {
    try (InputStream compiled = requireNonNull(Protocol.class.getResourceAsStream(COMPILED))) {
      for (FileDescriptorProto file : FileDescriptorSet.parseFrom(compiled).getFileList()) {
        if (file.getName().equals(name)) {
          return new Protocol(described(file), described(widened(file)));
        }
      }
      throw new IllegalStateException("there is no %s in %s".formatted(name, COMPILED));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + COMPILED, failure);
    } catch (DescriptorValidationException failure) {
      throw new IllegalStateException("cannot read " + COMPILED, failure);
    }
  }

  private static FileDescriptor described(FileDescriptorProto file)
      throws DescriptorValidationException {
    return FileDescriptor.buildFrom(file, new FileDescriptor[0]);
  }

  private static FileDescriptorProto widened(FileDescriptorProto file) {
    FileDescriptorProto.Builder wide = file.toBuilder();
    for (DescriptorProto.Builder message : wide.getMessageTypeBuilderList()) {
      for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
        if (field.getType() == FieldDescriptorProto.Type.TYPE_INT32) {
          field.setType(FieldDescriptorProto.Type.TYPE_INT64);
        }
      }
    }
    return wide.build();
  }

  Descriptor message(String name) {
    return requireNonNull(file.findMessageTypeByName(name), name);
  }

  String service() {
    return file.getServices().getFirst().getFullName();
  }

  /// The full names of the methods, such as `cim.person.v1.Persons/Execute`.
  Stream<String> methods() {
    return file.getServices().getFirst().getMethods().stream()
        .map(method -> service() + "/" + method.getName());
  }

  /// What is set in a message of that type.
  ///
  /// @throws MalformedData when it is none
  Map<String, Object> read(String type, byte[] message) {
    try {
      Descriptor descriptor = requireNonNull(wide.findMessageTypeByName(type), type);
      return MessageData.read(DynamicMessage.parseFrom(descriptor, message));
    } catch (InvalidProtocolBufferException _) {
      throw new MalformedData("body", "must be the message " + message(type).getFullName());
    }
  }

  byte[] write(String type, Map<String, Object> data) {
    return MessageData.write(message(type), data).toByteArray();
  }

  /// The service with these methods, by their names in the file.
  ServerServiceDefinition serving(Map<String, ServerCallHandler<byte[], byte[]>> handlers) {
    ServiceDescriptor.Builder service = ServiceDescriptor.newBuilder(service());
    Map<io.grpc.MethodDescriptor<byte[], byte[]>, ServerCallHandler<byte[], byte[]>> methods =
        new LinkedHashMap<>();
    for (MethodDescriptor method : file.getServices().getFirst().getMethods()) {
      ServerCallHandler<byte[], byte[]> handler = handlers.get(method.getName());
      if (handler != null) {
        methods.put(onTheWire(method), handler);
      }
    }
    methods.keySet().forEach(service::addMethod);
    ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service.build());
    methods.forEach(definition::addMethod);
    return definition.build();
  }

  private io.grpc.MethodDescriptor<byte[], byte[]> onTheWire(MethodDescriptor method) {
    MethodType type =
        method.isClientStreaming()
            ? MethodType.BIDI_STREAMING
            : method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY;
    return io.grpc.MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(
            io.grpc.MethodDescriptor.generateFullMethodName(service(), method.getName()))
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }
}
