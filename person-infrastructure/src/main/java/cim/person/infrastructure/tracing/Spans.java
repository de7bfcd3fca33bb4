package cim.person.infrastructure.tracing;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.ports.Tracing;
import cim.person.domain.Hierarchy;
import cim.person.infrastructure.index.Shown;
import cim.person.infrastructure.index.StreamEntry;
import cim.person.infrastructure.nats.AppendWatch;
import cim.person.infrastructure.nats.EventTraces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The spans of a trace: a command, its appends, each read model's showing an event, and what
/// policies do about it, commands again. Events carry the trace from the one to the other, also to
/// another node. Thread-safe.
public final class Spans implements Tracing, AppendWatch, Shown, EventTraces {
  private static final AttributeKey<String> CORRELATION =
      AttributeKey.stringKey("cim.correlation.id");
  private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("cim.command.id");
  private static final AttributeKey<String> ENDING = AttributeKey.stringKey("cim.ending");
  private static final AttributeKey<String> REJECTION = AttributeKey.stringKey("cim.rejection");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> EVENT = AttributeKey.stringKey("cim.event.type");
  private static final AttributeKey<Long> POSITION = AttributeKey.longKey("cim.event.position");
  private static final AttributeKey<Long> EVENTS = AttributeKey.longKey("cim.events");
  private static final TextMapGetter<String> HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String trace) {
          return List.of(EventTraces.HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String trace, String key) {
          return key.equals(EventTraces.HEADER) ? trace : null;
        }
      };

  private final Tracer tracer;
  private final InstantSource clock;

  public Spans(Telemetry telemetry, InstantSource clock) {
    this.tracer = telemetry.tracer();
    this.clock = clock;
  }

  @Override
  public Outcome around(CommandRequest request, Supplier<Outcome> handling) {
    Span span =
        tracer
            .spanBuilder(Hierarchy.kebab(request.command().getClass()))
            .setAttribute(CORRELATION, request.correlation().toString())
            .setAttribute(COMMAND, request.commandId().toString())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      Outcome outcome = handling.get();
      switch (outcome) {
        case Outcome.Done(var receipt, _) ->
            span.setAttribute(ENDING, receipt.replayed() ? "replayed" : "done");
        case Outcome.Refused(var rejection, _) ->
            span.setAttribute(ENDING, "refused").setAttribute(REJECTION, rejection.code().name());
      }
      return outcome;
    } catch (RuntimeException | Error failure) {
      failed(span, failure);
      throw failure;
    } finally {
      span.end();
    }
  }

  /// As it has ended, within the span of the command.
  @Override
  public void happened(Step step, int events, long nanos) {
    if (Span.current().isRecording()) {
      Instant now = clock.instant();
      tracer
          .spanBuilder(step == Step.ACKNOWLEDGED ? "publish" : "append")
          .setSpanKind(step == Step.ACKNOWLEDGED ? SpanKind.PRODUCER : SpanKind.INTERNAL)
          .setStartTimestamp(now.minusNanos(nanos))
          .setAttribute(EVENTS, (long) events)
          .setAttribute(ENDING, step.name().toLowerCase(Locale.ROOT))
          .startSpan()
          .end(now);
    }
  }

  @Override
  public void shown(String projection, StreamEntry.Event entry, Instant now) {
    RecordedEvent event = entry.event();
    Instant start = entry.storedAt().isBefore(now) ? entry.storedAt() : now;
    about(event, tracer.spanBuilder("projection " + projection), entry.trace())
        .setStartTimestamp(start)
        .startSpan()
        .end(now);
  }

  private static SpanBuilder about(RecordedEvent event, SpanBuilder span, String trace) {
    return span.setParent(
            W3CTraceContextPropagator.getInstance().extract(Context.root(), trace, HEADER))
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute(CORRELATION, event.correlation().toString())
        .setAttribute(EVENT, event.type().name())
        .setAttribute(POSITION, event.position());
  }

  @Override
  public String current() {
    Map<String, String> headers = new HashMap<>();
    if (Span.current().getSpanContext().isSampled()) {
      W3CTraceContextPropagator.getInstance()
          .inject(Context.current(), headers, (_, key, value) -> headers.put(key, value));
    }
    return headers.getOrDefault(EventTraces.HEADER, "");
  }

  @Override
  public boolean following(String policy, RecordedEvent event, String trace, BooleanSupplier work) {
    Span span = about(event, tracer.spanBuilder("policy " + policy), trace).startSpan();
    try (Scope _ = span.makeCurrent();
        LogContext.Scope _ = LogContext.of(event.correlation())) {
      return work.getAsBoolean();
    } catch (RuntimeException | Error failure) {
      failed(span, failure);
      throw failure;
    } finally {
      span.end();
    }
  }

  /// Without the exception's message.
  private static void failed(Span span, Throwable failure) {
    span.setStatus(StatusCode.ERROR)
        .setAttribute(ENDING, "failed")
        .setAttribute(ERROR, failure.getClass().getSimpleName());
  }
}
