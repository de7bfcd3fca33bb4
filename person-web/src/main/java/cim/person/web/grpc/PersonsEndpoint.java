package cim.person.web.grpc;

import cim.person.web.security.Actors;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.stub.ServerCalls;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/// Where the server finds the service `Persons`: it looks for classes of this kind and makes one,
/// before CDI has begun, so what they need is looked up when it is first asked for.
public class PersonsEndpoint implements BindableService {
  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<PersonsMethods> methods;

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Actors> actors;

  @Override
  public ServerServiceDefinition bindService() {
    Protocol protocol = Protocol.load();
    MethodDescriptor<byte[], byte[]> execute = method(protocol, "Execute", MethodType.UNARY);
    MethodDescriptor<byte[], byte[]> getPerson = method(protocol, "GetPerson", MethodType.UNARY);
    MethodDescriptor<byte[], byte[]> listPersons =
        method(protocol, "ListPersons", MethodType.UNARY);
    MethodDescriptor<byte[], byte[]> streamEvents =
        method(protocol, "StreamEvents", MethodType.SERVER_STREAMING);
    ServiceDescriptor service =
        ServiceDescriptor.newBuilder(protocol.service().getFullName())
            .setSchemaDescriptor((ProtoFileDescriptorSupplier) protocol::file)
            .addMethod(execute)
            .addMethod(getPerson)
            .addMethod(listPersons)
            .addMethod(streamEvents)
            .build();
    return ServerServiceDefinition.builder(service)
        .addMethod(
            execute,
            ServerCalls.asyncUnaryCall(
                (request, answers) -> methods.get().execute(request, actor(), answers)))
        .addMethod(
            getPerson,
            ServerCalls.asyncUnaryCall(
                (request, answers) -> methods.get().getPerson(request, answers)))
        .addMethod(
            listPersons,
            ServerCalls.asyncUnaryCall(
                (request, answers) -> methods.get().listPersons(request, answers)))
        .addMethod(
            streamEvents,
            ServerCalls.asyncServerStreamingCall(
                (request, answers) -> methods.get().streamEvents(request, answers)))
        .build();
  }

  /// The one place where this door asks who asks: nobody can log in over gRPC yet.
  private String actor() {
    return actors.get().of(null);
  }

  private static MethodDescriptor<byte[], byte[]> method(
      Protocol protocol, String name, MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(
            MethodDescriptor.generateFullMethodName(protocol.service().getFullName(), name))
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }
}
