package cim.person.web.grpc;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// What is configured for this door alone; the limits of requests are those of every door.
///
/// @param port `person.grpc.port`: where it is answered, and nowhere else
/// @param streamTime `person.grpc.stream-time`: how long a stream of events may be open
/// @param streamLimit `person.grpc.stream-limit`: the most streams of events at once
public record GrpcSettings(int port, Duration streamTime, int streamLimit) {
  private static final String PORT = "person.grpc.port";
  private static final String STREAM_TIME = "person.grpc.stream-time";
  private static final String STREAM_LIMIT = "person.grpc.stream-limit";

  public static GrpcSettings read(Config config) {
    Duration time = config.getValue(STREAM_TIME, Duration.class);
    if (!time.isPositive()) {
      throw new IllegalArgumentException(
          "%s is '%s': it must be a period above 0".formatted(STREAM_TIME, time));
    }
    int limit = config.getValue(STREAM_LIMIT, Integer.class);
    if (limit < 1) {
      throw new IllegalArgumentException(
          "%s is '%d': it must be at least 1".formatted(STREAM_LIMIT, limit));
    }
    return new GrpcSettings(config.getValue(PORT, Integer.class), time, limit);
  }
}
