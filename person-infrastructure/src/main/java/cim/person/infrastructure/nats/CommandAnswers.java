package cim.person.infrastructure.nats;

import cim.person.application.CommandRequest;
import cim.person.application.ErrorCode;
import cim.person.application.Failure;
import cim.person.application.Outcome;
import cim.person.application.data.MalformedData;
import cim.person.application.measures.Requests;
import cim.person.application.measures.Requests.Ending;
import cim.person.application.ports.EventTooLarge;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Door;
import cim.person.application.security.Permissions;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Has commands carried out and says what came of it: there is an answer to whatever is sent.
///
/// @param callers find out who asks
/// @param handler carries commands out
/// @param bodyLimit the most bytes of a request
/// @param errorIds names errors of ours, for the log and whoever asked
/// @param requests counts them
record CommandAnswers(
    Authenticator callers,
    Function<CommandRequest, Outcome> handler,
    int bodyLimit,
    Supplier<UUID> errorIds,
    Requests requests) {

  /// @param authorization the header of that name
  /// @param most the most bytes of the answer
  byte[] to(String subject, @Nullable String authorization, byte[] body, long most) {
    long start = System.nanoTime();
    Ending ending = Ending.ANSWERED;
    try {
      Caller caller = callers.authenticate(authorization);
      caller.require(Permissions.of(Door.NATS, subject));
      if (body.length > bodyLimit) {
        throw new MalformedData("body", "must have at most %d bytes".formatted(bodyLimit));
      }
      return CommandMessages.reply(
          handler.apply(CommandMessages.read(subject, body, caller.actor())), most);
    } catch (RuntimeException | Error thrown) { // whatever it is, who asked is told
      Failure failure = failure(thrown);
      ending = Ending.of(failure.code());
      return CommandMessages.reply(failure);
    } finally {
      requests.ended(Requests.Door.NATS, ending, System.nanoTime() - start);
    }
  }

  private Failure failure(Throwable thrown) {
    Throwable told =
        thrown instanceof EventTooLarge tooMuch
            ? new MalformedData(
                "data", "must be smaller, nothing was stored: " + tooMuch.getMessage())
            : thrown;
    return Failure.of(told).orElseGet(() -> Failure.internal(told, errorIds.get()));
  }

  static byte[] busy(int underWay) {
    return CommandMessages.reply(
        Failure.unavailable(
            "Not now: %d commands are under way on this node, the most that may."
                .formatted(underWay)));
  }

  static byte[] stopping() {
    return CommandMessages.reply(Failure.unavailable("The node is stopping."));
  }

  static byte[] tooLate(Duration limit) {
    return CommandMessages.reply(
        new Failure(
            ErrorCode.TIMEOUT,
            "The answer took longer than the limit of %s. The command may have been carried out: send it again."
                .formatted(limit)));
  }
}
