package cim.person.web.graphql.socket;

import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.security.Actors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// The endpoint `/graphql` for WebSockets: one object for each connection.
@Dependent
@ServerEndpoint(value = "/graphql", subprotocols = GraphQLSocket.SUBPROTOCOL)
public class GraphQLSocket {
  static final String SUBPROTOCOL = "graphql-transport-ws";
  private static final Logger LOG = System.getLogger(GraphQLSocket.class.getName());

  private final GraphQLExecution execution;
  private final Settings settings;
  private final Actors actors;
  private final Threads threads;
  private @Nullable Conversation conversation;

  @Inject
  GraphQLSocket(GraphQLExecution execution, Settings settings, Actors actors, Threads threads) {
    this.execution = execution;
    this.settings = settings;
    this.actors = actors;
    this.threads = threads;
  }

  /// Begins the conversation, or ends it at once with a client that speaks something else.
  @OnOpen
  public void open(Session session) {
    Outbox outbox = new Outbox(session, threads);
    if (!SUBPROTOCOL.equals(session.getNegotiatedSubprotocol())) {
      outbox.close(Close.SUBPROTOCOL, "Only " + SUBPROTOCOL + " is spoken here");
      return;
    }
    session.setMaxTextMessageBufferSize(settings.bodyLimit());
    String actor = actors.of(session.getUserPrincipal());
    conversation = new Conversation(execution, actor, outbox, settings, threads);
    conversation.begin();
  }

  /// Takes a message.
  @OnMessage
  public void message(String text) {
    if (conversation != null) {
      conversation.receive(text);
    }
  }

  /// Ends what is open.
  @OnClose
  public void close() {
    if (conversation != null) {
      conversation.end();
    }
  }

  /// A connection that breaks is no failure of ours.
  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.DEBUG, "a WebSocket broke", failure);
  }
}
