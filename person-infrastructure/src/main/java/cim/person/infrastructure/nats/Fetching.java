package cim.person.infrastructure.nats;

import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;

/// One pull from a consumer, each message handed on as soon as it comes.
final class Fetching {
  /// Takes messages one by one.
  @FunctionalInterface
  interface Taker {
    /// @return whether more of this pull are wanted
    boolean take(Message message) throws InterruptedException;
  }

  private Fetching() {}

  /// Returns when the pull has ended, or the taker wants no more.
  ///
  /// @return whether the taker wants more
  static boolean fetch(ConsumerContext consumer, FetchConsumeOptions some, Taker taker)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    FetchConsumer messages = consumer.fetch(some);
    try {
      boolean isMoreWanted = true;
      Message message = messages.nextMessage();
      while (message != null && isMoreWanted) {
        isMoreWanted = taker.take(message);
        message = isMoreWanted ? messages.nextMessage() : null;
      }
      return isMoreWanted;
    } finally {
      messages.stop();
    }
  }
}
