package cim.person.web.grpc;

import cim.person.application.security.Access;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Door;
import cim.person.application.security.Forbidden;
import cim.person.application.security.KeysUnavailable;
import cim.person.application.security.Permissions;
import cim.person.application.security.Unauthenticated;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.Objects;
import java.util.function.Supplier;

/// Stands before the methods of a service: finds out who calls, by the metadata `authorization`,
/// and refuses whoever may not, before a message is read.
final class CallGate implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<Caller> CALLER = Context.key("caller");

  private final Supplier<Authenticator> callers;

  CallGate(Supplier<Authenticator> callers) {
    this.callers = callers;
  }

  /// Who calls, within a method that needs to know.
  ///
  /// @throws Unauthenticated when nobody has found that out
  static Caller caller() {
    Caller caller = CALLER.get();
    if (caller == null) {
      throw Unauthenticated.absent();
    }
    return caller;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Access access = Permissions.of(Door.GRPC, call.getMethodDescriptor().getFullMethodName());
    if (access == Access.OPEN) {
      return next.startCall(call, headers);
    }
    try {
      Caller caller = callers.get().authenticate(headers.get(AUTHORIZATION));
      caller.require(access);
      return Contexts.interceptCall(
          Context.current().withValue(CALLER, caller), call, headers, next);
    } catch (Unauthenticated | Forbidden | KeysUnavailable refusal) {
      StatusRuntimeException problem = Problems.of(refusal);
      call.close(
          problem.getStatus(), Objects.requireNonNullElseGet(problem.getTrailers(), Metadata::new));
      return new ServerCall.Listener<>() {};
    }
  }
}
