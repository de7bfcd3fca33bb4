package cim.person.infrastructure.nats;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.Trigger;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.Projections;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import io.nats.client.Connection;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The events that a policy looks at, from its durable consumer, which keeps its place.
///
/// The server would deliver what is new before it delivers again what another node has left undone.
/// So that is read from the stream first, in its order; when it is delivered again, it is only
/// acknowledged.
final class EventDeliveries implements Pulling.Deliveries {
  private static final long LOOK_MILLIS = 200;
  private static final Duration FOR_THE_READ_MODEL = Duration.ofSeconds(1);

  private final PolicyConsumer consumer;
  private final Projections projections;
  private final KeyedLanes lanes;
  private final PolicyAttempts attempts;
  private final EventTraces traces;

  /// What is under way, with its newest delivery where it has been delivered here.
  private final Map<Long, Optional<Message>> underWay = new ConcurrentHashMap<>();

  /// Everything up to here is done or under way.
  private long taken;

  EventDeliveries(
      PolicyConsumer consumer,
      Projections projections,
      KeyedLanes lanes,
      PolicyAttempts attempts,
      EventTraces traces) {
    this.consumer = consumer;
    this.projections = projections;
    this.lanes = lanes;
    this.attempts = attempts;
    this.traces = traces;
  }

  @Override
  public Pulling.Begun begin(Connection connection)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    ConsumerInfo info = consumer.info(connection);
    long done = Math.max(taken, info.getAckFloor().getStreamSequence());
    long delivered = info.getDelivered().getStreamSequence();
    if (done < delivered) {
      readLeftOver(connection, done, delivered);
    }
    taken = Math.max(taken, delivered);
    return new Pulling.Begun(
        consumer.context(connection, info), info.getDelivered().getConsumerSequence());
  }

  private void readLeftOver(Connection connection, long after, long upTo)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    ConsumerInfo reading = consumer.beside(connection, after);
    FetchConsumeOptions some =
        FetchConsumeOptions.builder().maxMessages(Pulling.UNDER_WAY).noWait().build();
    boolean isMore = reading.getNumPending() > 0;
    while (isMore && attempts.isWanted()) {
      long before = taken;
      isMore =
          Fetching.fetch(
              consumer.context(connection, reading), some, message -> takeUpTo(upTo, message));
      if (isMore && taken == before) {
        throw new IOException("reading what was left over broke off");
      }
    }
  }

  /// @return whether there is more
  private boolean takeUpTo(long last, Message message) throws InterruptedException {
    long position = message.metaData().streamSequence();
    if (position <= last) {
      awaitRoom();
      takeNew(message, Optional.empty());
    }
    return position < last && message.metaData().pendingCount() > 0;
  }

  private void awaitRoom() throws InterruptedException {
    boolean hasRoom = false;
    while (!hasRoom && attempts.isWanted()) {
      hasRoom = lanes.awaitLessThan(Pulling.UNDER_WAY, LOOK_MILLIS);
    }
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
    if (EventMessages.isImported(message.getHeaders()) || !consumer.isOfInterest(message)) {
      done(position);
      return;
    }
    String subject = message.getSubject();
    try {
      RecordedEvent event =
          EventMessages.read(
              position,
              subject,
              message.getHeaders(),
              message.getData(),
              message.metaData().timestamp().toInstant());
      if (consumer.policy().interest().reads()) {
        projections.await(Projections.Scope.PERSONS, position, FOR_THE_READ_MODEL);
      }
      String trace = EventMessages.trace(message.getHeaders());
      lanes.add(event.person(), () -> run(event, trace));
    } catch (CorruptHistory problem) {
      Optional<PersonId> person = person(subject);
      lanes.add(
          person.<Object>map(id -> id).orElse(subject), () -> bury(position, person, problem));
    }
  }

  private void run(RecordedEvent event, String trace) {
    if (traces.following(
        attempts.policy(), event, trace, () -> attempts.deal(new Trigger.Happened(event), 0))) {
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
