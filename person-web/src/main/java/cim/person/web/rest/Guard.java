package cim.person.web.rest;

import cim.person.application.ErrorCode;
import cim.person.web.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What holds for every address below `/api/v1`: what nobody could read is refused at once.
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class Guard extends HttpFilter {
  private static final long serialVersionUID = 1;

  /// What the server undoes before anything is read here.
  private static final Set<String> ENCODINGS = Set.of("gzip", "x-gzip", "deflate", "identity");

  /// As RFC 9110 has it (8.3.1, 12.5.1): what the resources' library cannot read, it answers by
  /// itself.
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /// Some clients write a lone asterisk.
  private static final String RANGE =
      "(?:\\*|"
          + TOKEN
          + "/"
          + TOKEN
          + ")(?:\\s*;\\s*(?:[qQ]=[01]?(?:\\.[0-9]{0,3})?|(?![qQ]=)"
          + TOKEN
          + "=(?:"
          + TOKEN
          + "|\"[^\"\\\\]*\")))*+";
  private static final Pattern MEDIA_TYPE = Pattern.compile(RANGE);
  private static final Pattern MEDIA_RANGES =
      Pattern.compile(RANGE + "(?:\\s*,\\s*" + RANGE + ")*+");

  private final transient Settings settings;

  @Inject
  public Guard(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain others)
      throws IOException, ServletException {
    Problem problem = problem(request);
    if (problem == null) {
      others.doFilter(request, response);
    } else {
      problem.send(response);
    }
  }

  private @Nullable Problem problem(HttpServletRequest request) {
    if (!isAddress(request)) {
      return Problem.noAddress();
    }
    String query = request.getQueryString();
    if (query != null && query.length() > settings.urlLimit()) {
      return new Problem(
          414,
          ErrorCode.INVALID_INPUT.name(),
          "The parameters in the address are longer than the limit of %d characters."
              .formatted(settings.urlLimit()));
    }
    String type = request.getContentType();
    if (type != null && !type.isBlank() && !MEDIA_TYPE.matcher(type.strip()).matches()) {
      return new Problem(415, Statuses.codeOf(415), "The Content-Type is not a media type.");
    }
    for (String accept : Collections.list(request.getHeaders("Accept"))) {
      if (!accept.isBlank() && !MEDIA_RANGES.matcher(accept.strip()).matches()) {
        return new Problem(
                400,
                ErrorCode.INVALID_INPUT.name(),
                "The header Accept must be media types with commas between.")
            .with("field", "Accept");
      }
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !ENCODINGS.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
      return new Problem(
          415, Statuses.codeOf(415), "The Content-Encoding must be gzip, when there is one.");
    }
    return null;
  }

  private static boolean isAddress(HttpServletRequest request) {
    try {
      return URI.create(request.getRequestURL().toString()).isAbsolute();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
