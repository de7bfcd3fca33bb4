package cim.person.infrastructure.nats;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Trigger;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.Projections;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The events that a policy looks at, from its durable consumer, which keeps its place.
///
/// The server would deliver what is new before it delivers again what another node has left undone.
/// So that is read from the stream first, in its order; when it is delivered again, it is only
/// acknowledged.
final class EventDeliveries implements Pulling.Deliveries {
  private static final Duration ACK_WAIT = Duration.ofSeconds(10);
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
  private static final Duration FOR_THE_READ_MODEL = Duration.ofSeconds(1);

  private final NatsSettings settings;
  private final String policy;
  private final Interest interest;
  private final Projections projections;
  private final KeyedLanes lanes;
  private final PolicyAttempts attempts;

  /// What is under way, with its newest delivery where it has been delivered here.
  private final Map<Long, Optional<Message>> underWay = new ConcurrentHashMap<>();

  /// Everything up to here is done or under way.
  private long taken;

  EventDeliveries(
      NatsSettings settings,
      String policy,
      Interest interest,
      Projections projections,
      KeyedLanes lanes,
      PolicyAttempts attempts) {
    this.settings = settings;
    this.policy = policy;
    this.interest = interest;
    this.projections = projections;
    this.lanes = lanes;
    this.attempts = attempts;
  }

  static String consumer(String policy) {
    return "policy-" + policy;
  }

  @Override
  public Pulling.Begun begin(Connection connection)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    JetStreamManagement management =
        connection.jetStreamManagement(Streams.options(settings.requestTimeout()));
    ConsumerInfo info = durable(management);
    long done = Math.max(taken, info.getAckFloor().getStreamSequence());
    long delivered = info.getDelivered().getStreamSequence();
    if (done < delivered) {
      readLeftOver(connection, management, done, delivered);
    }
    taken = Math.max(taken, delivered);
    return new Pulling.Begun(
        context(connection, consumer(policy)), info.getDelivered().getConsumerSequence());
  }

  private ConsumerInfo durable(JetStreamManagement management)
      throws IOException, JetStreamApiException {
    ConsumerInfo info;
    try {
      info = management.getConsumerInfo(Streams.EVENTS, consumer(policy));
    } catch (JetStreamApiException refusal) {
      if (!ApiErrors.isConsumerMissing(refusal)) {
        throw refusal;
      }
      return management.createConsumer(Streams.EVENTS, wanted());
    }
    ConsumerConfiguration now = info.getConsumerConfiguration();
    return List.copyOf(now.getFilterSubjects()).equals(filters())
        ? info
        : management.updateConsumer(
            Streams.EVENTS, ConsumerConfiguration.builder(now).filterSubjects(filters()).build());
  }

  private ConsumerConfiguration wanted() {
    return ConsumerConfiguration.builder()
        .durable(consumer(policy))
        .filterSubjects(filters())
        .deliverPolicy(
            switch (interest.start()) {
              case NOW -> DeliverPolicy.New;
              case BEGINNING -> DeliverPolicy.All;
            })
        .ackPolicy(AckPolicy.Explicit)
        .ackWait(ACK_WAIT)
        .maxAckPending(4L * Pulling.UNDER_WAY)
        .build();
  }

  private List<String> filters() {
    return interest.events().stream()
        .map(type -> "cim.person." + type.name() + ".*")
        .sorted()
        .toList();
  }

  private void readLeftOver(
      Connection connection, JetStreamManagement management, long after, long upTo)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    ConsumerInfo reading =
        management.createConsumer(
            Streams.EVENTS,
            ConsumerConfiguration.builder()
                .filterSubjects(filters())
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(after + 1)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .build());
    FetchConsumeOptions some =
        FetchConsumeOptions.builder().maxMessages(Pulling.UNDER_WAY).noWait().build();
    boolean isMore = reading.getNumPending() > 0;
    while (isMore && attempts.isWanted()) {
      long before = taken;
      isMore =
          Fetching.fetch(
              context(connection, reading.getName()), some, message -> takeUpTo(upTo, message));
      if (isMore && taken == before) {
        throw new IOException("reading what was left over broke off");
      }
    }
  }

  /// @return whether there is more
  private boolean takeUpTo(long last, Message message) throws InterruptedException {
    long position = message.metaData().streamSequence();
    if (position <= last) {
      takeNew(message, Optional.empty());
    }
    return position < last && message.metaData().pendingCount() > 0;
  }

  private ConsumerContext context(Connection connection, String consumer)
      throws IOException, JetStreamApiException {
    return connection
        .getStreamContext(Streams.EVENTS, Streams.options(settings.requestTimeout()))
        .getConsumerContext(consumer);
  }

  @Override
  public void take(Message message) throws InterruptedException {
    long position = message.metaData().streamSequence();
    if (position > taken) {
      takeNew(message, Optional.of(message));
    } else if (underWay.computeIfPresent(position, (_, _) -> Optional.of(message)) == null) {
      acknowledge(message);
    }
  }

  private void takeNew(Message message, Optional<Message> delivery) throws InterruptedException {
    long position = message.metaData().streamSequence();
    taken = position;
    underWay.put(position, delivery);
    if (message.hasHeaders() && message.getHeaders().containsKey(EventMessages.IMPORT)) {
      done(position);
      return;
    }
    String subject = message.getSubject();
    try {
      RecordedEvent event =
          EventMessages.read(position, subject, message.getHeaders(), message.getData());
      projections.await(Projections.Scope.PERSONS, position, FOR_THE_READ_MODEL);
      lanes.add(event.person(), () -> run(event));
    } catch (CorruptHistory problem) {
      Optional<PersonId> person = person(subject);
      lanes.add(
          person.<Object>map(id -> id).orElse(subject), () -> bury(position, person, problem));
    }
  }

  private void run(RecordedEvent event) {
    if (attempts.deal(new Trigger.Happened(event), 0)) {
      done(event.position());
    }
  }

  private void bury(long position, Optional<PersonId> person, CorruptHistory problem) {
    DeadLetter letter =
        attempts.letter(
            DeadLetter.Kind.HAPPENED,
            person,
            Optional.empty(),
            position,
            attempts.clock().instant(),
            Optional.empty(),
            problem,
            1,
            0);
    if (attempts.bury(letter)) {
      done(position);
    }
  }

  private void done(long position) {
    Optional<Message> delivery = underWay.remove(position);
    if (delivery != null) {
      delivery.ifPresent(this::acknowledge);
    }
  }

  private void acknowledge(Message delivery) {
    try {
      delivery.ack();
    } catch (IllegalStateException lost) { // it is delivered again then
      attempts.troubled(lost);
    }
  }

  private static Optional<PersonId> person(String subject) {
    try {
      return Optional.of(PersonId.parse(subject.substring(subject.lastIndexOf('.') + 1)));
    } catch (MalformedValue _) {
      return Optional.empty();
    }
  }
}
