package cim.person.infrastructure.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.time.Duration;

/// The right to do something as the only node: the one message of a subject, which the server
/// forgets 5 seconds after it was last renewed. To be used by one thread.
final class Lease {
  /// For how long after its last renewal began a lease may be relied on: the server forgets later.
  static final Duration HOLDS = Duration.ofSeconds(3);

  private final NatsConnection nats;
  private final Duration timeout;
  private final String subject;
  private final String holder;
  private long position;

  /// @param holder tells this node apart from every other
  Lease(NatsConnection nats, Duration timeout, String what, String holder) {
    this.nats = nats;
    this.timeout = timeout;
    this.subject = "cim.person-service.leases." + what;
    this.holder = holder;
  }

  /// Takes the lease when nobody has it, or renews it; in one attempt.
  ///
  /// @return whether this node has it
  /// @throws IOException when nothing is known about it
  boolean hold() throws IOException, InterruptedException {
    try {
      position = publish(position);
      return true;
    } catch (JetStreamApiException refusal) {
      if (!ApiErrors.isConflict(refusal)) {
        throw new IOException("a lease was refused: " + refusal.getMessage(), refusal);
      }
      return isStillOurs();
    } catch (IllegalStateException failure) {
      throw new IOException("a lease cannot be renewed", failure);
    }
  }

  /// A renewal whose answer was lost has moved it on.
  private boolean isStillOurs() throws IOException {
    try {
      MessageInfo stored =
          nats.current()
              .jetStreamManagement(Streams.options(timeout))
              .getLastMessage(Streams.LEASES, subject);
      boolean isOurs = new String(stored.getData(), UTF_8).equals(holder);
      position = isOurs ? stored.getSeq() : 0;
      return isOurs;
    } catch (JetStreamApiException refusal) {
      position = 0; // it has expired: the next attempt takes it
      return false;
    }
  }

  private long publish(long expected) throws IOException, JetStreamApiException {
    return nats.current()
        .jetStream(Streams.options(timeout))
        .publish(
            subject,
            holder.getBytes(UTF_8),
            PublishOptions.builder().expectedLastSubjectSequence(expected).build())
        .getSeqno();
  }

  /// Lets another node have it at once.
  void release() throws IOException {
    try {
      nats.current()
          .jetStreamManagement(Streams.options(timeout))
          .purgeStream(Streams.LEASES, PurgeOptions.subject(subject));
    } catch (JetStreamApiException | IllegalStateException refusal) {
      throw new IOException("a lease was not released; it expires", refusal);
    }
    position = 0;
  }
}
