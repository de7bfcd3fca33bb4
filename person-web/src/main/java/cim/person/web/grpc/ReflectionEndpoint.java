package cim.person.web.grpc;

import cim.person.application.data.MalformedData;
import cim.person.application.security.Authenticator;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The standard reflection service (`grpc.reflection.v1`), by which tools such as grpcurl find out
/// what there is.
public class ReflectionEndpoint implements BindableService {
  private final Protocol protocol = Protocol.reflection();
  private final List<Protocol> served = List.of(Protocol.persons(), Protocol.health(), protocol);

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Authenticator> callers;

  @Override
  public ServerServiceDefinition bindService() {
    return ServerInterceptors.intercept(
        protocol.serving(
            Map.of("ServerReflectionInfo", ServerCalls.asyncBidiStreamingCall(Conversation::new))),
        new CallGate(() -> callers.get()));
  }

  private Map<String, Object> answer(Map<String, Object> request) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("originalRequest", request);
    if (request.containsKey("listServices")) {
      answer.put(
          "listServicesResponse",
          Map.of(
              "service",
              served.stream().map(each -> Map.of("name", (Object) each.service())).toList()));
    } else {
      file(request)
          .ifPresentOrElse(
              file ->
                  answer.put(
                      "fileDescriptorResponse",
                      Map.of("fileDescriptorProto", List.of(file.toProto().toByteString()))),
              () ->
                  answer.put(
                      "errorResponse",
                      Map.of(
                          "errorCode",
                          Code.NOT_FOUND.value(),
                          "errorMessage",
                          "There is no such file, service, method, message or enum.")));
    }
    return answer;
  }

  private Optional<FileDescriptor> file(Map<String, Object> request) {
    Object name = request.get("fileByFilename");
    Object symbol = request.get("fileContainingSymbol");
    return served.stream()
        .map(Protocol::file)
        .filter(
            file ->
                file.getName().equals(name)
                    || (symbol != null && contains(file, symbol.toString())))
        .findFirst();
  }

  private static boolean contains(FileDescriptor file, String symbol) {
    String within = file.getPackage() + ".";
    if (!symbol.startsWith(within)) {
      return false;
    }
    String name = symbol.substring(within.length()).replaceFirst("\\..*", "");
    return file.findServiceByName(name) != null
        || file.findMessageTypeByName(name) != null
        || file.findEnumTypeByName(name) != null;
  }

  /// Answers one question after the other.
  private final class Conversation implements StreamObserver<byte[]> {
    private final StreamObserver<byte[]> answers;

    Conversation(StreamObserver<byte[]> answers) {
      this.answers = answers;
    }

    @Override
    public void onNext(byte[] request) {
      try {
        answers.onNext(
            protocol.write(
                "ServerReflectionResponse",
                answer(protocol.read("ServerReflectionRequest", request))));
      } catch (MalformedData problem) {
        answers.onError(Problems.of(problem));
      }
    }

    @Override
    public void onError(Throwable gone) {
      // nobody is there to be answered
    }

    @Override
    public void onCompleted() {
      answers.onCompleted();
    }
  }
}
