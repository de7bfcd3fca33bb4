package cim.person.web.grpc;

import cim.person.application.settings.SettingReader;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// What is configured for this door alone; the limits of requests are those of every door.
///
/// @param streamTime `person.grpc.stream-time`: how long a stream of events may be open
public record GrpcSettings(Duration streamTime) {
  private static final String STREAM_TIME = "person.grpc.stream-time";

  public static GrpcSettings read(Config config) {
    return read(new SettingReader(key -> config.getOptionalValue(key, String.class).orElse("")));
  }

  public static GrpcSettings read(SettingReader reader) {
    return new GrpcSettings(reader.period(STREAM_TIME));
  }
}
