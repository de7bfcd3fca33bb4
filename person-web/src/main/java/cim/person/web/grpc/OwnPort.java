package cim.person.web.grpc;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps gRPC and everything else apart: the methods are answered at the port of gRPC, and nothing
/// else is there. What is not there is 404, which clients of gRPC know as UNIMPLEMENTED.
///
/// It also refuses headers that the server's own part of gRPC would fail on.
public class OwnPort extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Set<String> METHODS =
      Stream.of(Protocol.persons(), Protocol.health(), Protocol.reflection())
          .flatMap(Protocol::methods)
          .map(method -> "/" + method)
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern TIMEOUT = Pattern.compile("[0-9]{1,8}[HMSmun]");

  private static final int MOST_TO_READ = 1 << 20;

  private final int port;

  @Inject
  public OwnPort(GrpcSettings settings) {
    this.port = settings.port();
  }

  /// Whether a path is that of a method, who may call which is found out at the method itself.
  public static boolean isMethod(String path) {
    return METHODS.contains(path);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean here = request.getLocalPort() == port;
    if (here != isMethod(request.getRequestURI())) {
      refuse(HttpServletResponse.SC_NOT_FOUND, request, response);
    } else if (here && !request.getMethod().equals("POST")) {
      refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request, response);
    } else if (here && !isWellFormed(request)) {
      refuse(HttpServletResponse.SC_BAD_REQUEST, request, response);
    } else {
      chain.doFilter(here ? new SmallNames(request) : request, response);
    }
  }

  /// A request whose headers have names in small letters, as HTTP/2 sends them (RFC 9113, section
  /// 8.2.1) and gRPC looks for them; the server says those that it knows with capitals.
  private static final class SmallNames extends HttpServletRequestWrapper {
    SmallNames(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .toList());
    }
  }

  /// With HTTP/2 the server never sends an answer, and loses a thread, when a further frame of the
  /// body comes in meanwhile: so the body is read first.
  private void refuse(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getLocalPort() == port) {
      request.getInputStream().readNBytes(MOST_TO_READ);
    }
    response.sendError(status);
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
