package cim.person.web.graphql.http;

import cim.person.web.Settings;
import cim.person.web.graphql.execution.ErrorCode;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import cim.person.web.security.Actors;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The endpoint `/graphql` for queries and mutations.
@WebServlet("/graphql")
public class GraphQLServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient GraphQLExecution execution;
  private final transient Settings settings;
  private final transient Actors actors;

  @Inject
  public GraphQLServlet(GraphQLExecution execution, Settings settings, Actors actors) {
    this.execution = execution;
    this.settings = settings;
    this.actors = actors;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MediaType answered = MediaType.accepted(request.getHeader("Accept"));
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      refuse(response, answered, 405, "GraphQL is asked by POST.");
    } else if (!MediaType.isJson(request.getContentType())) {
      refuse(response, answered, 415, "The Content-Type must be application/json in UTF-8.");
    } else {
      byte[] body = request.getInputStream().readNBytes(settings.bodyLimit() + 1);
      if (body.length > settings.bodyLimit()) {
        response.setHeader("Connection", "close");
        refuse(
            response,
            answered,
            413,
            "The request is larger than the limit of " + settings.bodyLimit() + " bytes.");
      } else {
        answer(request, response, answered, body);
      }
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, MediaType answered, byte[] body)
      throws IOException {
    try {
      GraphQLRequest asked = GraphQLRequest.of(json(body));
      GraphQLAnswer answer = execution.answer(asked, actors.of(request.getUserPrincipal()));
      write(response, answered, answered.status(answer), answer);
    } catch (BadRequest problem) {
      refuse(response, answered, 400, problem.text());
    }
  }

  private static JsonValue json(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        return reader.readValue();
      }
    } catch (CharacterCodingException _) {
      throw new BadRequest("The request is not UTF-8.");
    } catch (JsonException _) {
      throw new BadRequest("The request is not JSON.");
    }
  }

  private static void refuse(
      HttpServletResponse response, MediaType answered, int status, String message)
      throws IOException {
    write(response, answered, status, GraphQLAnswer.refused(ErrorCode.INVALID_INPUT, message));
  }

  private static void write(
      HttpServletResponse response, MediaType answered, int status, GraphQLAnswer answer)
      throws IOException {
    byte[] body = answer.toJson().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(answered.contentType());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
