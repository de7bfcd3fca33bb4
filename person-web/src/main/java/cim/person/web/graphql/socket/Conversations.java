package cim.person.web.graphql.socket;

import cim.person.application.measures.Requests;
import cim.person.application.security.Authenticator;
import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.graphql.execution.GraphQLExecution;
import jakarta.websocket.Session;
import java.time.InstantSource;

/// Begins the conversation of each new connection. Thread-safe.
public final class Conversations {
  private final GraphQLExecution execution;
  private final Authenticator callers;
  private final Settings settings;
  private final Requests requests;
  private final Threads threads;
  private final InstantSource clock;

  public Conversations(
      GraphQLExecution execution,
      Authenticator callers,
      Settings settings,
      Requests requests,
      Threads threads,
      InstantSource clock) {
    this.execution = execution;
    this.callers = callers;
    this.settings = settings;
    this.requests = requests;
    this.threads = threads;
    this.clock = clock;
  }

  Conversation begin(Session session) {
    session.setMaxTextMessageBufferSize(settings.bodyLimit());
    Outbox outbox = new Outbox(session, threads);
    Conversation conversation =
        new Conversation(execution, callers, outbox, settings, requests, threads, clock);
    conversation.begin();
    return conversation;
  }
}
