package cim.person.web.graphql.socket;

import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.security.Actors;
import jakarta.websocket.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Begins the conversation of each new connection. Thread-safe.
public final class Conversations {
  private final GraphQLExecution execution;
  private final Actors actors;
  private final Settings settings;
  private final Threads threads;
  private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
  private volatile boolean leaving;

  public Conversations(
      GraphQLExecution execution, Actors actors, Settings settings, Threads threads) {
    this.execution = execution;
    this.actors = actors;
    this.settings = settings;
    this.threads = threads;
  }

  Conversation begin(Session session) {
    session.setMaxTextMessageBufferSize(settings.bodyLimit());
    String actor = actors.of(session.getUserPrincipal());
    Outbox outbox = new Outbox(session, threads);
    Conversation conversation = new Conversation(execution, actor, outbox, settings, threads);
    open.add(conversation);
    conversation.begin();
    if (leaving) {
      conversation.goAway();
    }
    return conversation;
  }

  void end(Conversation conversation) {
    open.remove(conversation);
    conversation.end();
  }

  /// Ends every connection, those to come as well, so that clients connect to another node.
  public void goAway() {
    leaving = true;
    open.forEach(Conversation::goAway);
  }
}
