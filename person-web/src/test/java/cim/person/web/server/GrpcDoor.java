package cim.person.web.server;

import cim.person.application.data.MalformedData;
import cim.person.infrastructure.json.JsonText;
import cim.person.web.grpc.GrpcClient;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Commands as messages of `person.proto`, which has no place for most of what is of a wrong type.
final class GrpcDoor implements Door {
  private final GrpcClient client = new GrpcClient(Node.grpcPort());

  @Override
  public Told give(Sent sent) {
    byte[] request = message(sent);
    try {
      return told(client.read("ExecuteResponse", client.raw("Execute", request)));
    } catch (StatusRuntimeException failure) {
      ErrorInfo info = GrpcClient.detail(failure, ErrorInfo.class);
      return Told.error(
          info.getReason(),
          info.getMetadataMap().get("field"),
          String.valueOf(failure.getStatus().getDescription()),
          sent.camelCase());
    }
  }

  byte[] message(Sent sent) {
    try {
      Map<String, Object> request = new HashMap<>(data(Sent.object(sent.around())));
      request.put(sent.camelCase(), data(sent.data()));
      if (hasDecimal(request)) {
        throw new Inexpressible("person.proto has no numbers but whole ones", null);
      }
      return client.message("ExecuteRequest", request);
    } catch (MalformedData problem) {
      throw Door.inexpressible(problem);
    } catch (ArithmeticException
        | ClassCastException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException problem) {
      throw new Inexpressible("there is no such message", problem);
    }
  }

  /// A request of that method.
  byte[] message(String method, Map<String, Object> request) {
    return client.message(method + "Request", request);
  }

  @SuppressWarnings("NullAway") // What is null is refused when the message is made.
  static Map<String, Object> data(String json) {
    return JsonText.object("data", json.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasDecimal(@Nullable Object data) {
    return switch (data) {
      case Map<?, ?> map -> map.values().stream().anyMatch(GrpcDoor::hasDecimal);
      case List<?> list -> list.stream().anyMatch(GrpcDoor::hasDecimal);
      case null, default -> data instanceof BigDecimal;
    };
  }

  private static Told told(Map<String, Object> answer) {
    if (answer.get("rejection") instanceof Map<?, ?> rejection) {
      return Told.no(
          GrpcClient.text(rejection, "code"),
          (String) rejection.get("field"),
          GrpcClient.text(rejection, "message"));
    }
    Map<?, ?> receipt = GrpcClient.part(answer, "receipt");
    List<Event> events =
        ((List<?>) Objects.requireNonNull(receipt.get("events")))
            .stream().map(event -> event((Map<?, ?>) event)).toList();
    return new Told("receipt", null, "", receipt.containsKey("replayed"), events);
  }

  private static Event event(Map<?, ?> event) {
    return new Event(
        GrpcClient.text(event, "cid"),
        Long.parseLong(GrpcClient.text(event, "position")),
        GrpcClient.text(event, "block"));
  }

  @Override
  public void close() {
    client.close();
  }
}
