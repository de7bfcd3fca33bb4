package cim.person.infrastructure.nats;

import io.nats.client.JetStreamApiException;

/// What JetStream's error codes mean to this store.
/// See <https://github.com/nats-io/nats-server/blob/main/server/errors.json>.
final class ApiErrors {
  private static final int WRONG_LAST_SEQUENCE = 10071;
  private static final int WRONG_LAST_SEQUENCE_IN_FLIGHT = 10164;
  private static final int BATCH_INCOMPLETE = 10176;
  private static final int BATCH_HAS_A_DUPLICATE = 10201;
  private static final int MESSAGE_NOT_FOUND = 10037;
  private static final int STREAM_NOT_FOUND = 10059;
  private static final int CONSUMER_NOT_FOUND = 10014;
  private static final int SEQUENCE_NOT_FOUND = 10043;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private ApiErrors() {}

  /// The head has moved; by another writer, or by an attempt of ours that seemed to fail.
  static boolean isConflict(JetStreamApiException refusal) {
    return refusal.getApiErrorCode() == WRONG_LAST_SEQUENCE
        || refusal.getApiErrorCode() == BATCH_HAS_A_DUPLICATE;
  }

  /// The same request can succeed a little later: a stream is created when the application starts,
  /// and in a cluster "in flight" may be said without a cause, and is gone at the next attempt.
  static boolean isPassing(JetStreamApiException refusal) {
    return refusal.getApiErrorCode() == WRONG_LAST_SEQUENCE_IN_FLIGHT
        || refusal.getApiErrorCode() == BATCH_INCOMPLETE
        || refusal.getApiErrorCode() == STREAM_NOT_FOUND
        || refusal.getErrorCode() == TOO_MANY_REQUESTS
        || refusal.getErrorCode() >= SERVER_ERROR;
  }

  static boolean isMessageMissing(JetStreamApiException refusal) {
    return refusal.getApiErrorCode() == MESSAGE_NOT_FOUND
        || refusal.getApiErrorCode() == SEQUENCE_NOT_FOUND;
  }

  static boolean isConsumerMissing(JetStreamApiException refusal) {
    return refusal.getApiErrorCode() == CONSUMER_NOT_FOUND;
  }
}
