package cim.person.web.grpc;

import cim.person.application.data.MalformedData;
import cim.person.web.http.RequestBody;
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
import org.eclipse.microprofile.config.Config;

/// Keeps gRPC and everything else apart: the methods are answered at the ports of gRPC, and nothing
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

  /// Set by tls.xml alone.
  private static final String TLS_PORT = "person.grpc.tls-port";

  private final Set<Integer> ports;

  @Inject
  public OwnPort(GrpcSettings settings, Config config) {
    this.ports =
        Stream.concat(
                Stream.of(settings.port()),
                config.getOptionalValue(TLS_PORT, Integer.class).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a path is that of a method, who may call which is found out at the method itself.
  public static boolean isMethod(String path) {
    return METHODS.contains(path);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean here = ports.contains(request.getLocalPort());
    if (here != isMethod(request.getRequestURI())) {
      refuse(HttpServletResponse.SC_NOT_FOUND, request, response);
    } else if (here && !request.getMethod().equals("POST")) {
      refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request, response);
    } else if (here && !isWellFormed(request)) {
      refuse(HttpServletResponse.SC_BAD_REQUEST, request, response);
    } else if (here) {
      chain.doFilter(new SmallNames(request), response);
      if (!request.isAsyncStarted()) { // refused by a filter that comes later
        read(request);
      }
    } else {
      chain.doFilter(request, response);
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

  private void refuse(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (ports.contains(request.getLocalPort())) {
      read(request);
    }
    response.sendError(status);
  }

  /// With HTTP/2 the server sends no answer ([StuckAnswers]) when a further frame comes of a body
  /// that nobody reads: so it is read before a refusal is sent.
  private static void read(HttpServletRequest request) {
    try {
      RequestBody.read(request, MOST_TO_READ);
    } catch (MalformedData _) {
      // Nobody wants it.
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
