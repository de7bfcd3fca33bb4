package cim.person.web.grpc;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// What is configured for this door alone; the limits of requests are those of every door.
///
/// @param streamTime `person.grpc.stream-time`: how long a stream of events may be open
public record GrpcSettings(Duration streamTime) {
  private static final String STREAM_TIME = "person.grpc.stream-time";

  public static GrpcSettings read(Config config) {
    Duration time = config.getValue(STREAM_TIME, Duration.class);
    if (!time.isPositive()) {
      throw new IllegalArgumentException(
          "%s is '%s': it must be a period above 0".formatted(STREAM_TIME, time));
    }
    return new GrpcSettings(time);
  }
}
