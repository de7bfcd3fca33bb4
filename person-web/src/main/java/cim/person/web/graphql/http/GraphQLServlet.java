package cim.person.web.graphql.http;

import cim.person.application.data.MalformedData;
import cim.person.application.security.Caller;
import cim.person.application.security.Unauthenticated;
import cim.person.web.Settings;
import cim.person.web.Workers;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import cim.person.web.http.RequestBody;
import cim.person.web.security.Callers;
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
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// The endpoint `/graphql` for queries and mutations: POST, and for queries also GET when the
/// configuration says so.
@WebServlet(urlPatterns = "/graphql", asyncSupported = true)
public class GraphQLServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final Logger LOG = System.getLogger(GraphQLServlet.class.getName());

  /// What the server undoes before anything is read here.
  private static final Set<String> ENCODINGS = Set.of("gzip", "x-gzip", "deflate", "identity");

  private final transient GraphQLExecution execution;
  private final transient Settings settings;
  private final transient Workers workers;

  @Inject
  public GraphQLServlet(GraphQLExecution execution, Settings settings, Workers workers) {
    this.execution = execution;
    this.settings = settings;
    this.workers = workers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    MediaType type = MediaType.accepted(accept).orElse(null);
    Reply reply = new Reply(request, response, Objects.requireNonNullElse(type, MediaType.JSON));
    String method = request.getMethod();
    if (method.equals("OPTIONS")) {
      reply.allow(allowed());
    } else if (!method.equals("POST") && !isGet(method)) {
      reply.allow(allowed());
      reply.refuse(405, "GraphQL is asked by %s.".formatted(allowed()));
    } else if (type == null) {
      reply.refuse(
          406, "Answers are application/graphql-response+json or application/json, in UTF-8.");
    } else if (method.equals("POST")) {
      post(request, reply);
    } else {
      get(request, reply);
    }
  }

  private boolean isGet(String method) {
    return settings.get() && (method.equals("GET") || method.equals("HEAD"));
  }

  private String allowed() {
    return settings.get() ? "GET, HEAD, POST, OPTIONS" : "POST, OPTIONS";
  }

  private void post(HttpServletRequest request, Reply reply) throws IOException {
    if (!MediaType.isJson(request.getContentType())) {
      reply.refuse(415, "The Content-Type must be application/json in UTF-8.");
      return;
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !ENCODINGS.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
      reply.refuse(415, "The Content-Encoding must be gzip, when there is one.");
      return;
    }
    byte[] body;
    try {
      body = RequestBody.read(request, settings.bodyLimit() + 1);
    } catch (MalformedData broken) {
      reply.refuseBody(400, broken);
      return;
    }
    if (body.length > settings.bodyLimit()) {
      reply.refuseBody(
          413,
          new MalformedData("body", "must have at most %d bytes".formatted(settings.bodyLimit())));
      return;
    }
    answer(request, reply, () -> Parameters.ofBody(body));
  }

  private void get(HttpServletRequest request, Reply reply) throws IOException {
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    if (query.length() > settings.urlLimit()) {
      reply.refuse(
          414,
          "The address is longer than the limit of %d characters: use POST."
              .formatted(settings.urlLimit()));
      return;
    }
    answer(request, reply, () -> Parameters.ofQuery(query));
  }

  /// Leaves the server's thread, which others need while this request waits: for NATS, say.
  private void answer(HttpServletRequest request, Reply reply, Supplier<JsonValue> parameters)
      throws IOException {
    Caller caller;
    try {
      caller = Callers.of(request);
    } catch (Unauthenticated nobody) { // it said that it was a WebSocket, and was none
      reply.write(HttpServletResponse.SC_UNAUTHORIZED, GraphQLAnswer.failed(nobody));
      return;
    }
    boolean isQuery = !request.getMethod().equals("POST");
    AsyncContext leaving = request.startAsync();
    leaving.setTimeout(0); // The execution has its own limit.
    try {
      workers.execute(() -> answer(leaving, reply, parameters, isQuery, caller));
    } catch (RejectedExecutionException _) {
      reply.write(503, GraphQLAnswer.busy());
      leaving.complete();
    }
  }

  private void answer(
      AsyncContext leaving,
      Reply reply,
      Supplier<JsonValue> parameters,
      boolean isQuery,
      Caller caller) {
    try {
      answer(reply, parameters, isQuery, caller);
    } catch (IOException failure) {
      LOG.log(Level.DEBUG, "the client did not wait for its answer", failure);
    } finally {
      leaving.complete();
    }
  }

  private void answer(Reply reply, Supplier<JsonValue> parameters, boolean isQuery, Caller caller)
      throws IOException {
    try {
      GraphQLRequest request = GraphQLRequest.of(parameters.get());
      if (isQuery && execution.isMutation(request)) {
        reply.allow("POST");
        reply.refuse(405, "A mutation is asked by POST.");
      } else {
        reply.write(execution.answer(request, caller));
      }
    } catch (BadRequest problem) {
      reply.refuse(400, problem.text());
    } catch (RuntimeException failure) {
      reply.write(500, GraphQLAnswer.failed(failure));
    }
  }
}
