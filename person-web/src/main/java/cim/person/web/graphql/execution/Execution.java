package cim.person.web.graphql.execution;

import org.reactivestreams.Publisher;

/// What executing a request leads to.
public sealed interface Execution {
  /// A query or a mutation, or a request that was refused.
  record Answered(GraphQLAnswer answer) implements Execution {}

  /// A subscription: one result for each event, as many as the subscriber asks for.
  record Streaming(Publisher<?> results) implements Execution {}
}
