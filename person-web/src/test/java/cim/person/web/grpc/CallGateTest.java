package cim.person.web.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.security.Access;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Door;
import cim.person.application.security.Permissions;
import cim.person.application.security.Role;
import cim.person.application.security.Unauthenticated;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every method, called by every role and by nobody.
class CallGateTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Authenticator roleIsTheToken =
      authorization -> {
        if (authorization == null) {
          throw Unauthenticated.absent();
        }
        return new Caller(
            "user:" + authorization, Set.of(Role.named(authorization).orElseThrow()), null);
      };
  private final CallGate gate = new CallGate(() -> roleIsTheToken);
  private final List<String> begun = new ArrayList<>();

  @Test
  void whoMayNotIsRefusedBeforeTheMethodBegins() {
    for (Permissions.Line line : Permissions.table()) {
      if (line.door() != Door.GRPC) {
        continue;
      }
      String method = line.operation().replace("**", "Any");
      for (Role role : Role.values()) {
        boolean may = new Caller("user:x", Set.of(role), null).may(line.access());
        assertEquals(may ? Code.OK : Code.PERMISSION_DENIED, call(method, role.roleName()), method);
      }
      Code alone = line.access() == Access.OPEN ? Code.OK : Code.UNAUTHENTICATED;
      assertEquals(alone, call(method, null), method);
    }
  }

  @Test
  void aMethodKnowsItsCallerAndNobodyElseDoes() {
    assertEquals(Code.OK, call("cim.person.v1.Persons/Execute", "person-writer"));
    assertEquals(List.of("user:person-writer"), begun);
    assertThrows(Unauthenticated.class, CallGate::caller);
  }

  /// OK when the method has begun.
  private Code call(String method, @Nullable String token) {
    Metadata headers = new Metadata();
    if (token != null) {
      headers.put(AUTHORIZATION, token);
    }
    begun.clear();
    boolean isOpen = Permissions.of(Door.GRPC, method) == Access.OPEN;
    Call call = new Call(method);
    var _ =
        gate.interceptCall(
            call,
            headers,
            (_, _) -> {
              begun.add(isOpen ? "anyone" : CallGate.caller().actor());
              return new ServerCall.Listener<>() {};
            });
    assertEquals(call.ending == Code.OK, !begun.isEmpty(), method);
    return call.ending;
  }

  /// Remembers how it is closed.
  private static final class Call extends ServerCall<byte[], byte[]> {
    private final MethodDescriptor<byte[], byte[]> method;
    private Code ending = Code.OK;

    Call(String name) {
      Bytes bytes = new Bytes();
      method =
          MethodDescriptor.<byte[], byte[]>newBuilder(bytes, bytes)
              .setType(MethodType.UNARY)
              .setFullMethodName(name)
              .build();
    }

    @Override
    public void close(Status status, Metadata trailers) {
      ending = status.getCode();
    }

    @Override
    public MethodDescriptor<byte[], byte[]> getMethodDescriptor() {
      return method;
    }

    @Override
    public void request(int count) {}

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(byte[] message) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      return new byte[0];
    }
  }
}
