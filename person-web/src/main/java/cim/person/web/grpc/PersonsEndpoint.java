package cim.person.web.grpc;

import cim.person.application.measures.Requests;
import cim.person.application.security.Authenticator;
import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;

/// Where the server finds the service `Persons`: it looks for classes of this kind and makes one,
/// before CDI has begun, so what they need is looked up when it is first asked for.
public class PersonsEndpoint implements BindableService {
  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<PersonsMethods> methods;

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Authenticator> callers;

  @SuppressWarnings("NullAway.Init") // The container sets it before the first call.
  @Inject
  private Instance<Requests> requests;

  @Override
  public ServerServiceDefinition bindService() {
    return ServerInterceptors.interceptForward(
        persons(), new CountedCalls(() -> requests.get()), new CallGate(() -> callers.get()));
  }

  private ServerServiceDefinition persons() {
    return Protocol.persons()
        .serving(
            Map.of(
                "Execute",
                ServerCalls.asyncUnaryCall(
                    (request, answers) ->
                        methods.get().execute(request, CallGate.caller().actor(), answers)),
                "GetPerson",
                ServerCalls.asyncUnaryCall(
                    (request, answers) -> methods.get().getPerson(request, answers)),
                "ListPersons",
                ServerCalls.asyncUnaryCall(
                    (request, answers) -> methods.get().listPersons(request, answers)),
                "StreamEvents",
                ServerCalls.asyncServerStreamingCall(
                    (request, answers) ->
                        methods.get().streamEvents(request, CallGate.caller(), answers))));
  }
}
