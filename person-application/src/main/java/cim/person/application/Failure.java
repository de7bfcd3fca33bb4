package cim.person.application;

import cim.person.application.data.MalformedData;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.queries.EventFeed;
import cim.person.application.security.Forbidden;
import cim.person.application.security.KeysUnavailable;
import cim.person.application.security.Unauthenticated;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Why a request got no answer, as every door says it: never with the name of a class.
///
/// @param code what it means for whoever asked
/// @param message one sentence for people
/// @param details what belongs to the code: `field`, `retryAfterMs`, `commandId`, or the `id` under
///     which the log has an error of ours
public record Failure(ErrorCode code, String message, Map<String, Object> details) {
  private static final Logger LOG = System.getLogger(Failure.class.getName());
  private static final int RETRY_AFTER_MS = 1_000;

  /// Without details.
  public Failure(ErrorCode code, String message) {
    this(code, message, Map.of());
  }

  /// What was thrown as the one who asked is told it, and logged where an operator should know;
  /// empty when it is none of what commands and their reading throw.
  public static Optional<Failure> of(Throwable thrown) {
    return Optional.ofNullable(
        switch (thrown) {
          case MalformedData bad ->
              new Failure(ErrorCode.INVALID_INPUT, bad.field() + " " + bad.getMessage() + ".")
                  .with("field", bad.field());
          case TooManyRaces _ ->
              passing(ErrorCode.CONFLICT, "Other writers of the same person were first each time.");
          case EventStoreUnavailable unavailable -> {
            LOG.log(
                Level.WARNING, "the event store does not answer: {0}", unavailable.getMessage());
            yield unavailable("The event store does not answer in time.");
          }
          case EventFeed.TooManySubscribers full ->
              unavailable("Not now: " + full.getMessage() + ".");
          case EventFeed.Ended ended -> unavailable("No more events: " + ended.getMessage() + ".");
          case TooManyCommands full -> unavailable("Not now: " + full.getMessage() + ".");
          case Unauthenticated nobody ->
              new Failure(ErrorCode.UNAUTHENTICATED, String.valueOf(nobody.getMessage()));
          case Forbidden refused ->
              new Failure(ErrorCode.FORBIDDEN, String.valueOf(refused.getMessage()));
          case KeysUnavailable failure -> {
            LOG.log(Level.WARNING, "tokens cannot be checked: {0}", failure.getMessage());
            yield unavailable("Tokens cannot be checked at the moment.");
          }
          case PersonSetAside broken -> setAside(broken);
          case CorruptHistory broken -> setAside(broken);
          default -> null;
        });
  }

  /// Something that is needed does not answer; the same may be sent again after a while.
  public static Failure unavailable(String message) {
    return passing(ErrorCode.UNAVAILABLE, message);
  }

  /// A failure of ours, which is logged.
  ///
  /// @param id under which the log has it
  public static Failure internal(Throwable thrown, UUID id) {
    LOG.log(Level.ERROR, "request failed, error id " + id, thrown);
    return new Failure(ErrorCode.INTERNAL, "An error of ours; the log has it as " + id + ".")
        .with("id", id.toString());
  }

  /// The same with one more detail.
  public Failure with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(name, value);
    return new Failure(code, message, more);
  }

  private static Failure setAside(RuntimeException broken) {
    LOG.log(Level.WARNING, "a person's history is broken", broken);
    return unavailable(
        "The person's history is broken; the person is set aside until it is repaired.");
  }

  private static Failure passing(ErrorCode code, String message) {
    return new Failure(code, message).with("retryAfterMs", RETRY_AFTER_MS);
  }
}
