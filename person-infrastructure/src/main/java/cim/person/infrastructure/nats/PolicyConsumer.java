package cim.person.infrastructure.nats;

import cim.person.application.policies.Policy;
import cim.person.domain.events.EventType;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The durable consumer of a policy, which is its place in history.
record PolicyConsumer(Policy policy, Duration timeout) {
  private static final Duration ACK_WAIT = Duration.ofSeconds(10);
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

  private String name() {
    return "policy-" + policy.name();
  }

  /// The consumer, for what the policy looks at now; it is created when it is missing.
  ConsumerInfo info(Connection connection) throws IOException, JetStreamApiException {
    JetStreamManagement management = management(connection);
    ConsumerInfo info;
    try {
      info = status(connection);
    } catch (JetStreamApiException refusal) {
      if (!ApiErrors.isConsumerMissing(refusal)) {
        throw refusal;
      }
      return management.createConsumer(Streams.EVENTS, wanted());
    }
    ConsumerConfiguration now = info.getConsumerConfiguration();
    return now.getFilterSubjects().stream().sorted().toList().equals(filters())
        ? info
        : management.updateConsumer(
            Streams.EVENTS, ConsumerConfiguration.builder(now).filterSubjects(filters()).build());
  }

  /// The consumer as it is.
  ConsumerInfo status(Connection connection) throws IOException, JetStreamApiException {
    return management(connection).getConsumerInfo(Streams.EVENTS, name());
  }

  private ConsumerConfiguration wanted() {
    return ConsumerConfiguration.builder()
        .durable(name())
        .filterSubjects(filters())
        .deliverPolicy(
            switch (policy.interest().start()) {
              case NOW -> DeliverPolicy.New;
              case BEGINNING -> DeliverPolicy.All;
            })
        .ackPolicy(AckPolicy.Explicit)
        .ackWait(ACK_WAIT)
        .maxAckPending(4L * Pulling.UNDER_WAY)
        .build();
  }

  /// A consumer of the same events that begins after a position, keeps no place, and is forgotten
  /// when nobody pulls from it.
  ConsumerInfo beside(Connection connection, long after) throws IOException, JetStreamApiException {
    return management(connection)
        .createConsumer(
            Streams.EVENTS,
            ConsumerConfiguration.builder()
                .filterSubjects(filters())
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(after + 1)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .build());
  }

  ConsumerContext context(Connection connection, ConsumerInfo consumer)
      throws IOException, JetStreamApiException {
    return connection
        .getStreamContext(Streams.EVENTS, Streams.options(timeout))
        .getConsumerContext(consumer.getName());
  }

  /// Whether the policy looks at what a message tells of: of a family that it looks at as a whole,
  /// there may be events that this version does not know.
  boolean isOfInterest(Message message) {
    return EventSubjects.type(message.getSubject())
        .filter(policy.interest().events()::contains)
        .isPresent();
  }

  /// As few as can be: among many, the server takes long to find the next message.
  private List<String> filters() {
    Set<EventType> wanted = policy.interest().events();
    if (wanted.containsAll(EventType.all())) {
      return List.of(EventSubjects.ALL);
    }
    return wanted.stream().map(type -> filter(type, wanted)).distinct().sorted().toList();
  }

  private static String filter(EventType type, Set<EventType> wanted) {
    boolean isWhole =
        EventType.all().stream()
            .filter(other -> other.family().equals(type.family()))
            .allMatch(wanted::contains);
    return isWhole ? EventSubjects.all(type.family()) : EventSubjects.all(type);
  }

  private JetStreamManagement management(Connection connection) throws IOException {
    return connection.jetStreamManagement(Streams.options(timeout));
  }
}
