package cim.person.web.grpc;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Any;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Status;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of `Persons` that speaks in plain data.
public final class GrpcClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final int WINDOW = 64 * 1024;
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Protocol protocol = Protocol.persons();
  private final ManagedChannel channel;

  public GrpcClient(int port) {
    this(port, null);
  }

  /// @param authorization goes with every call; null for none
  public GrpcClient(int port, @Nullable String authorization) {
    Metadata headers = new Metadata();
    if (authorization != null) {
      headers.put(AUTHORIZATION, authorization);
    }
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .flowControlWindow(WINDOW)
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
  }

  public ManagedChannel channel() {
    return channel;
  }

  /// The answer of a method, which is named as in `person.proto`.
  public Map<String, Object> ask(String method, Map<String, Object> request) {
    return read(method + "Response", raw(method, message(method + "Request", request)));
  }

  /// The answer to whatever bytes.
  public byte[] raw(String method, byte[] request) {
    return ClientCalls.blockingUnaryCall(
        channel, method(method, MethodType.UNARY), options(), request);
  }

  public Iterator<Map<String, Object>> events(Map<String, Object> request) {
    return events(request, options());
  }

  /// The events until the deadline.
  public Iterator<Map<String, Object>> events(Map<String, Object> request, Deadline deadline) {
    return events(request, CallOptions.DEFAULT.withDeadline(deadline));
  }

  private Iterator<Map<String, Object>> events(Map<String, Object> request, CallOptions options) {
    Iterator<byte[]> events =
        ClientCalls.blockingServerStreamingCall(
            channel,
            method("StreamEvents", MethodType.SERVER_STREAMING),
            options,
            message("StreamEventsRequest", request));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return events.hasNext();
      }

      @Override
      public Map<String, Object> next() {
        return event(events.next());
      }
    };
  }

  /// A call for events that is not begun.
  public ClientCall<byte[], byte[]> events() {
    return channel.newCall(method("StreamEvents", MethodType.SERVER_STREAMING), options());
  }

  public Map<String, Object> event(byte[] bytes) {
    return read("RecordedEvent", bytes);
  }

  public byte[] message(String type, Map<String, Object> data) {
    return MessageData.write(protocol.message(type), data).toByteArray();
  }

  /// The object within.
  public static Map<?, ?> part(Map<?, ?> data, String name) {
    return (Map<?, ?>) requireNonNull(data.get(name), name);
  }

  /// The text within.
  public static String text(Map<?, ?> data, String name) {
    return (String) requireNonNull(data.get(name), name);
  }

  /// The detail of that type that came with a failure.
  public static <M extends Message> M detail(StatusRuntimeException failure, Class<M> type) {
    Status status = requireNonNull(StatusProto.fromThrowable(failure));
    try {
      for (Any detail : status.getDetailsList()) {
        if (detail.is(type)) {
          return detail.unpack(type);
        }
      }
    } catch (InvalidProtocolBufferException malformed) {
      throw new UncheckedIOException(malformed);
    }
    throw new AssertionError("no %s in %s".formatted(type.getSimpleName(), status));
  }

  /// What is set in a message of that type.
  public Map<String, Object> read(String type, byte[] bytes) {
    try {
      return MessageData.read(DynamicMessage.parseFrom(protocol.message(type), bytes));
    } catch (InvalidProtocolBufferException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static CallOptions options() {
    return CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(protocol.service() + "/" + name)
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
