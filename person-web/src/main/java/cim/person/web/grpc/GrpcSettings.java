package cim.person.web.grpc;

import cim.person.application.settings.SettingReader;
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
    return read(new SettingReader(key -> config.getOptionalValue(key, String.class).orElse("")));
  }

  public static GrpcSettings read(SettingReader reader) {
    return new GrpcSettings(
        reader.number(PORT, 1, 65_535),
        reader.period(STREAM_TIME),
        reader.number(STREAM_LIMIT, 1, Integer.MAX_VALUE));
  }
}
