package cim.person.web.graphql.socket;

import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.security.Actors;
import jakarta.websocket.Session;

/// Begins the conversation of each new connection. Thread-safe.
public final class Conversations {
  private final GraphQLExecution execution;
  private final Actors actors;
  private final Settings settings;
  private final Threads threads;

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
    conversation.begin();
    return conversation;
  }
}
