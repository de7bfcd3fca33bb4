package cim.person.web.http;

import cim.person.application.security.Access;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Door;
import cim.person.application.security.Forbidden;
import cim.person.application.security.KeysUnavailable;
import cim.person.application.security.Permissions;
import cim.person.application.security.Profile;
import cim.person.application.security.Unauthenticated;
import cim.person.web.graphql.http.GraphQLRefusal;
import cim.person.web.grpc.OwnPort;
import cim.person.web.rest.Problem;
import cim.person.web.security.Callers;
import cim.person.web.security.SchemaAccess;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// Stands before everything over HTTP: finds out who asks, and refuses whoever may not ask this,
/// before anything of the request is looked at. `WEB-INF/web.xml` puts it first.
///
/// What an operation of GraphQL needs is found when its document is read; a WebSocket brings its
/// token with its first message, and a method of gRPC has a gate of its own.
public class Gate extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String GRAPHQL = "/graphql";
  private static final String GRAPHIQL = "/graphql-ui";
  private static final String REST = "/api/v1/";

  private final transient Authenticator authenticator;
  private final transient SchemaAccess schema;
  private final transient Profile profile;

  @Inject
  public Gate(Authenticator authenticator, SchemaAccess schema, Profile profile) {
    this.authenticator = authenticator;
    this.schema = schema;
    this.profile = profile;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain others)
      throws IOException, ServletException {
    String path = path(request);
    if (path.startsWith(GRAPHIQL) && !schema.graphiql()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      admit(request, path);
    } catch (Unauthenticated | Forbidden | KeysUnavailable refusal) {
      refuse(request, response, path, refusal);
      return;
    }
    others.doFilter(request, response);
  }

  private void admit(HttpServletRequest request, String path) {
    if (profile == Profile.LOCAL && !Loopback.isBothEnds(request)) {
      throw new Forbidden(
          "The profile local serves this machine only, as localhost or 127.0.0.1; others need the profile secure.");
    }
    Access access = access(request, path);
    if (access != Access.OPEN) {
      Caller caller = authenticator.authenticate(authorization(request));
      caller.require(access);
      Callers.put(request, caller);
    }
  }

  private static Access access(HttpServletRequest request, String path) {
    if (OwnPort.isMethod(path)) {
      return Access.OPEN;
    }
    if (path.equals(GRAPHQL)) {
      return isWebSocket(request) ? Access.OPEN : Access.READ;
    }
    String method =
        switch (request.getMethod()) {
          case "HEAD", "OPTIONS" -> "GET";
          default -> request.getMethod();
        };
    Door door = path.startsWith(REST) ? Door.REST : Door.PAGES;
    return Permissions.of(door, method + " " + path);
  }

  /// The path that the server chooses a servlet by.
  private static String path(HttpServletRequest request) {
    return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
  }

  private static boolean isWebSocket(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /// The one header of that name.
  private static String authorization(HttpServletRequest request) {
    List<String> given = Collections.list(request.getHeaders("Authorization"));
    if (given.size() > 1) {
      throw Unauthenticated.bad("is one of several");
    }
    return given.isEmpty() ? "" : given.getFirst();
  }

  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      RuntimeException refusal)
      throws IOException {
    switch (refusal) {
      case Unauthenticated nobody -> response.setHeader(CHALLENGE, nobody.challenge());
      case Forbidden _ -> response.setHeader(CHALLENGE, Forbidden.CHALLENGE);
      default -> {}
    }
    if (path.equals(GRAPHQL)) {
      GraphQLRefusal.send(request, response, refusal);
    } else {
      Problem.of(refusal).send(response);
    }
  }
}
