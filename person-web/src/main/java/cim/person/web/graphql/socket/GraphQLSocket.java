package cim.person.web.graphql.socket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// The endpoint `/graphql` for WebSockets: one object for each connection. The container wants a
/// constructor without parameters.
@Dependent
@ServerEndpoint(
    value = "/graphql",
    subprotocols = GraphQLSocket.SUBPROTOCOL,
    configurator = Origins.class)
public class GraphQLSocket {
  static final String SUBPROTOCOL = "graphql-transport-ws";
  private static final Logger LOG = System.getLogger(GraphQLSocket.class.getName());

  @SuppressWarnings("NullAway.Init")
  @Inject
  private Conversations conversations;

  private @Nullable Conversation conversation;

  /// Begins the conversation, or ends it at once with a client that speaks something else.
  @OnOpen
  public void open(Session session) throws IOException {
    if (SUBPROTOCOL.equals(session.getNegotiatedSubprotocol())) {
      conversation = conversations.begin(session);
    } else {
      session.close(Close.SUBPROTOCOL.because("Only " + SUBPROTOCOL + " is spoken here"));
    }
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
      conversations.end(conversation);
    }
  }

  /// A connection that breaks is no failure of ours.
  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.DEBUG, "a WebSocket broke", failure);
  }
}
