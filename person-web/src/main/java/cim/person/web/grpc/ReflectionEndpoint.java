package cim.person.web.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;

/// The standard reflection service (`grpc.reflection.v1`), by which tools such as grpcurl find out
/// what there is.
public class ReflectionEndpoint implements BindableService {
  @Override
  public ServerServiceDefinition bindService() {
    return ProtoReflectionServiceV1.newInstance().bindService();
  }
}
