package cim.person.web.grpc;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps gRPC and everything else apart: the methods are answered at the port of gRPC, and nothing
/// else is there. What is not there is 404, which clients of gRPC know as UNIMPLEMENTED.
///
/// It also refuses headers that the server's own part of gRPC would fail on.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class OwnPort extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Set<String> METHODS =
      Stream.of(Protocol.persons(), Protocol.health(), Protocol.reflection())
          .flatMap(Protocol::methods)
          .map(method -> "/" + method)
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern TIMEOUT = Pattern.compile("[0-9]{1,8}[HMSmun]");

  private final int port;

  @Inject
  public OwnPort(GrpcSettings settings) {
    this.port = settings.port();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean here = request.getLocalPort() == port;
    if (here != METHODS.contains(request.getRequestURI())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (here && !isWellFormed(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isWellFormed(HttpServletRequest request) {
    String timeout = request.getHeader("grpc-timeout");
    return (timeout == null || TIMEOUT.matcher(timeout).matches())
        && Collections.list(request.getHeaderNames()).stream()
            .filter(name -> name.endsWith("-bin"))
            .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
            .allMatch(OwnPort::isBase64);
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
