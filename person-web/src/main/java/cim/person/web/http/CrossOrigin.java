package cim.person.web.http;

import cim.person.web.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Lets the pages of the configuration's `person.http.origins` read the answers, and no others: the
/// server's side of CORS (WHATWG Fetch, 3.2).
///
/// `WEB-INF/web.xml` has it before the gate: a page is to read a refusal as well, and a preflight
/// has no token. Which headers such a page may send is not restricted: it is trusted as a whole.
public class CrossOrigin extends HttpFilter {
  private static final long serialVersionUID = 1;

  /// In one line: the server's compression adds to the first and drops the others.
  private static final String VARYING = "Accept, Origin";

  private static final String SECONDS_TO_REMEMBER = "600";
  private static final String GRAPHQL = "/graphql";

  /// The headers of answers that a page may read besides the usual ones.
  private static final String EXPOSED =
      "Cim-Position, ETag, Idempotency-Key, Idempotency-Replayed, Link, Location, Retry-After,"
          + " WWW-Authenticate";

  private final transient Settings settings;

  @Inject
  public CrossOrigin(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = request.getHeader("Origin");
    response.setHeader("Vary", VARYING);
    if (origin != null && settings.origins().contains(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      if (settings.originsCredentials()) {
        response.setHeader("Access-Control-Allow-Credentials", "true");
      }
      if (isPreflight(request)) {
        permit(request, response);
        return;
      }
      if (!isGraphQL(request)) {
        response.setHeader("Access-Control-Expose-Headers", EXPOSED);
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static boolean isGraphQL(HttpServletRequest request) {
    return request.getServletPath().startsWith(GRAPHQL);
  }

  private void permit(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    boolean isPostOnly = isGraphQL(request) && !settings.get();
    response.setHeader("Access-Control-Allow-Methods", isPostOnly ? "POST" : "GET, POST");
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null) {
      response.setHeader("Access-Control-Allow-Headers", headers);
    }
    response.setHeader("Access-Control-Max-Age", SECONDS_TO_REMEMBER);
    response.setHeader("Vary", VARYING + ", Access-Control-Request-Headers");
  }
}
