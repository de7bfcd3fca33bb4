package cim.person.infrastructure.nats;

import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.DagJson;
import io.nats.client.api.MessageInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The refused commands that the stream of rejections still has, in the order in which they came.
public final class Rejections {
  private static final int PAGE = 256;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final EventReader reader;
  private final NatsSettings settings;

  public Rejections(NatsConnection nats, NatsSettings settings) {
    this.reader = new EventReader(nats, Streams.REJECTIONS, settings.requestTimeout());
    this.settings = settings;
  }

  /// Which rejections are wanted.
  ///
  /// @param since those that were stored at this time or later
  public record Filter(Optional<PersonId> person, Optional<RejectionCode> code, Instant since) {
    private String subject() {
      return JetStreamRejections.subject(
          code.map(JetStreamRejections::token).orElse("*"),
          person.map(PersonId::toString).orElse("*"));
    }
  }

  /// Takes rejections one by one.
  @FunctionalInterface
  public interface Visitor {
    /// @param json on one line; a message that is no rejection is told of in its place
    /// @return whether more are wanted
    boolean visit(String json);
  }

  /// Reads what is there, and with `follow` also what comes, until the visitor has enough.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when NATS does not answer
  public void read(Filter filter, boolean follow, Visitor visitor) throws InterruptedException {
    long last = 0;
    List<MessageInfo> page = page(filter, last);
    while (follow || !page.isEmpty()) {
      for (MessageInfo message : page) {
        if (!visitor.visit(line(message))) {
          return;
        }
        last = message.getSeq();
      }
      if (page.isEmpty() && follow) {
        Thread.sleep(BETWEEN_LOOKS);
      }
      page = page(filter, last);
    }
  }

  private List<MessageInfo> page(Filter filter, long last) {
    return new Patience("reading rejections", settings.giveUpAfter())
        .until(
            () ->
                last == 0
                    ? reader.since(filter.since(), filter.subject(), PAGE)
                    : reader.from(last + 1, filter.subject(), PAGE).messages());
  }

  private static String line(MessageInfo message) {
    return DagJson.isCanonical(message.getData())
        ? new String(message.getData(), StandardCharsets.UTF_8)
        : "{\"position\":%d,\"problem\":\"not a rejection\"}".formatted(message.getSeq());
  }
}
