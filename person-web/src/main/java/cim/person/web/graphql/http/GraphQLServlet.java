package cim.person.web.graphql.http;

import cim.person.web.Settings;
import cim.person.web.Workers;
import cim.person.web.graphql.execution.ErrorCode;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import cim.person.web.security.Actors;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;

/// The endpoint `/graphql` for queries and mutations.
@WebServlet(urlPatterns = "/graphql", asyncSupported = true)
public class GraphQLServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final Logger LOG = System.getLogger(GraphQLServlet.class.getName());

  private final transient GraphQLExecution execution;
  private final transient Settings settings;
  private final transient Actors actors;
  private final transient Workers workers;

  @Inject
  public GraphQLServlet(
      GraphQLExecution execution, Settings settings, Actors actors, Workers workers) {
    this.execution = execution;
    this.settings = settings;
    this.actors = actors;
    this.workers = workers;
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

  /// Leaves the server's thread, which others need while this request waits: for NATS, say.
  private void answer(
      HttpServletRequest request, HttpServletResponse response, MediaType answered, byte[] body)
      throws IOException {
    String actor = actors.of(request.getUserPrincipal());
    AsyncContext leaving = request.startAsync();
    leaving.setTimeout(0); // The execution has its own limit.
    try {
      workers.execute(() -> answer(leaving, response, answered, body, actor));
    } catch (RejectedExecutionException _) {
      write(response, answered, 503, GraphQLAnswer.busy());
      leaving.complete();
    }
  }

  private void answer(
      AsyncContext leaving,
      HttpServletResponse response,
      MediaType answered,
      byte[] body,
      String actor) {
    try {
      answer(response, answered, body, actor);
    } catch (IOException failure) {
      LOG.log(Level.DEBUG, "the client did not wait for its answer", failure);
    } finally {
      leaving.complete();
    }
  }

  private void answer(HttpServletResponse response, MediaType answered, byte[] body, String actor)
      throws IOException {
    try {
      GraphQLAnswer answer = execution.answer(GraphQLRequest.of(json(body)), actor);
      write(response, answered, answered.status(answer), answer);
    } catch (BadRequest problem) {
      refuse(response, answered, 400, problem.text());
    } catch (RuntimeException failure) {
      write(response, answered, 500, GraphQLAnswer.failed(failure));
    }
  }

  private static JsonValue json(byte[] body) {
    try {
      return GraphQLRequest.json(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      throw new BadRequest("The request is not UTF-8.");
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
