package cim.person.application.security;

/// By which way an operation is asked for.
public enum Door {
  /// Addresses that are no part of an interface for programs.
  PAGES("Pages"),
  /// GraphQL over HTTP and WebSocket.
  GRAPHQL("GraphQL"),
  /// HTTP below `/api/v1`, server-sent events among it.
  REST("REST"),
  /// gRPC.
  GRPC("gRPC"),
  /// NATS request and reply.
  NATS("NATS");

  private final String title;

  Door(String title) {
    this.title = title;
  }

  /// Its name for people.
  public String title() {
    return title;
  }
}
