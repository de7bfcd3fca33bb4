package cim.person.infrastructure.bench;

import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long after an event that what follows from it was stored, by the server's own clock: both
/// stand in the stream with the time when they were.
final class Consequences {
  private static final String STREAM = "CIM_PERSON_EVENTS";
  private static final String CAUSE = "Cim-Causation-Id";
  private static final String ID = "Nats-Msg-Id";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Consequences() {}

  /// Milliseconds from each event to what follows from it, in order of size.
  ///
  /// @param after the position after which to begin
  /// @param leftOut how many consequences are not counted, the first: the warm-up
  static double[] lags(String url, long after, int leftOut) throws Exception {
    Map<String, ZonedDateTime> stored = new HashMap<>();
    List<Double> lags = new ArrayList<>();
    Connection connection = Nats.connect(url);
    try {
      JetStreamSubscription messages =
          connection
              .jetStream()
              .subscribe(
                  "cim.person.>",
                  PushSubscribeOptions.builder().stream(STREAM)
                      .ordered(true)
                      .configuration(
                          ConsumerConfiguration.builder()
                              .deliverPolicy(DeliverPolicy.ByStartSequence)
                              .startSequence(after + 1)
                              .headersOnly(true)
                              .build())
                      .build());
      long pending = 1;
      while (pending > 0) {
        Message message = messages.nextMessage(PATIENCE);
        if (message == null) {
          throw new IOException("the stream did not come to its end");
        }
        ZonedDateTime at = message.metaData().timestamp();
        ZonedDateTime cause = stored.get(message.getHeaders().getLast(CAUSE));
        if (cause != null) {
          lags.add(Duration.between(cause, at).toNanos() / 1e6);
        }
        stored.put(message.getHeaders().getLast(ID), at);
        pending = message.metaData().pendingCount();
      }
    } finally {
      connection.close();
    }
    return lags.stream().skip(leftOut).mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
