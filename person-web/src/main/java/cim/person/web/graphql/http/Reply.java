package cim.person.web.graphql.http;

import cim.person.application.ErrorCode;
import cim.person.application.data.MalformedData;
import cim.person.application.security.Forbidden;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.metrics.CountedRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What a client gets, of the media type that it asked for.
final class Reply {
  private final boolean hasBody;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final MediaType type;

  Reply(HttpServletRequest request, HttpServletResponse response, MediaType type) {
    this.hasBody = !request.getMethod().equals("HEAD");
    this.request = request;
    this.response = response;
    this.type = type;
  }

  /// Says which methods there are, which is all that OPTIONS asks.
  void allow(String methods) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", methods);
  }

  /// What is left of the body is not read.
  void refuseBody(int status, MalformedData problem) throws IOException {
    response.setHeader("Connection", "close");
    write(status, GraphQLAnswer.failed(problem));
  }

  void refuse(int status, String message) throws IOException {
    write(status, GraphQLAnswer.refused(ErrorCode.INVALID_INPUT, message));
  }

  void write(GraphQLAnswer answer) throws IOException {
    write(type.status(answer), answer);
  }

  void write(int status, GraphQLAnswer answer) throws IOException {
    CountedRequests.tell(request, answer.ending());
    if (status == HttpServletResponse.SC_FORBIDDEN) {
      response.setHeader("WWW-Authenticate", Forbidden.CHALLENGE);
    }
    byte[] body = answer.toJson().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type.contentType());
    response.setContentLength(body.length);
    if (hasBody) {
      response.getOutputStream().write(body);
    }
  }
}
