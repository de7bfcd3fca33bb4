package cim.person.web.server;

import cim.person.web.grpc.GrpcClient;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of a stream of events that takes nothing until it is told to.
final class GrpcReader extends ClientCall.Listener<byte[]> {
  private static final int PATIENCE_SECONDS = 60;

  private final GrpcClient client;
  private final ClientCall<byte[], byte[]> call;
  private final ConcurrentLinkedQueue<byte[]> messages = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<StatusRuntimeException> end = new CompletableFuture<>();

  private GrpcReader(GrpcClient client) {
    this.client = client;
    this.call = client.events();
  }

  static GrpcReader of(GrpcClient client, Map<String, Object> request) {
    GrpcReader reader = new GrpcReader(client);
    reader.call.start(reader, new Metadata());
    reader.call.sendMessage(client.message("StreamEventsRequest", request));
    reader.call.halfClose();
    return reader;
  }

  /// The positions of all events that come until the server ends the stream.
  List<String> readToTheEnd() {
    call.request(Integer.MAX_VALUE);
    end();
    List<String> positions = new ArrayList<>();
    messages.forEach(message -> positions.add(GrpcClient.text(client.event(message), "position")));
    return positions;
  }

  StatusRuntimeException end() {
    return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void onMessage(byte[] message) {
    messages.add(message);
  }

  @Override
  public void onClose(Status status, @Nullable Metadata trailers) {
    end.complete(status.asRuntimeException(trailers));
  }
}
