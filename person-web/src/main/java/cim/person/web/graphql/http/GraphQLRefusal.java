package cim.person.web.graphql.http;

import cim.person.application.security.Forbidden;
import cim.person.application.security.Unauthenticated;
import cim.person.web.graphql.execution.GraphQLAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/// An answer to one who may not ask.
public final class GraphQLRefusal {
  private GraphQLRefusal() {}

  /// Sends it, in the media type that was asked for.
  ///
  /// @param refusal Unauthenticated, Forbidden, or why neither can be told
  public static void send(
      HttpServletRequest request, HttpServletResponse response, RuntimeException refusal)
      throws IOException {
    MediaType type =
        MediaType.accepted(String.join(",", Collections.list(request.getHeaders("Accept"))))
            .orElse(MediaType.JSON);
    Reply reply = new Reply(request, response, type);
    int status =
        switch (refusal) {
          case Unauthenticated _ -> HttpServletResponse.SC_UNAUTHORIZED;
          case Forbidden _ -> HttpServletResponse.SC_FORBIDDEN;
          default -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    reply.write(status, GraphQLAnswer.failed(refusal));
  }
}
