package cim.person.infrastructure.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// OpenTelemetry's SDK, which sends traces where its variables `OTEL_…` say; by itself nowhere.
/// Thread-safe.
public final class Telemetry implements AutoCloseable {
  private static final String NAME = "cim-person";
  private static final String DISABLED = "otel.sdk.disabled";
  private static final String EXPORTER = "otel.traces.exporter";

  /// As MicroProfile Telemetry has it: off. Metrics and logs have ways of their own.
  private static final Map<String, String> DEFAULTS =
      Map.of(
          DISABLED,
          "true",
          "otel.service.name",
          NAME,
          "otel.metrics.exporter",
          "none",
          "otel.logs.exporter",
          "none",
          "otel.exporter.otlp.protocol",
          "http/protobuf");

  private final OpenTelemetrySdk sdk;
  private final OpenTelemetry telemetry;

  /// @param isOn the SDK makes spans also when it sends none
  private Telemetry(OpenTelemetrySdk sdk, boolean isOn) {
    this.sdk = sdk;
    this.telemetry = isOn ? sdk : OpenTelemetry.noop();
  }

  /// As the environment and the system properties say.
  ///
  /// @param more counts before those
  /// @throws IllegalArgumentException saying what is wrong with a value
  public static Telemetry configured(Map<String, String> more) {
    AtomicBoolean isOn = new AtomicBoolean();
    try {
      OpenTelemetrySdk sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .addPropertiesSupplier(() -> DEFAULTS)
              .addPropertiesCustomizer(_ -> more)
              .addPropertiesCustomizer(
                  config -> {
                    isOn.set(sends(config));
                    return Map.of();
                  })
              .setServiceClassLoader(Telemetry.class.getClassLoader())
              .disableShutdownHook()
              .build()
              .getOpenTelemetrySdk();
      return new Telemetry(sdk, isOn.get());
    } catch (ConfigurationException wrong) {
      throw new IllegalArgumentException(
          "traces cannot be sent as OTEL_… say: " + wrong.getMessage(), wrong);
    }
  }

  private static boolean sends(ConfigProperties config) {
    return !config.getBoolean(DISABLED, true) && !"none".equals(config.getString(EXPORTER));
  }

  Tracer tracer() {
    return telemetry.getTracer(NAME);
  }

  /// Sends what is left, for ten seconds at most.
  @Override
  public void close() {
    sdk.close();
  }
}
