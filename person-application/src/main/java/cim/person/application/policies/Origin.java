package cim.person.application.policies;

import cim.person.application.CommandRequest;
import cim.person.application.data.NameBasedUuid;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a policy's command comes from: everything around the command is derived from it.
final class Origin {
  private Origin() {}

  static CommandRequest request(String policy, Trigger trigger, Consequence consequence) {
    Cid cause = cause(trigger, consequence);
    UUID commandId = commandId(cause, policy, consequence);
    return new CommandRequest(
        consequence.person(),
        commandId,
        correlation(trigger, commandId),
        cause.toString(),
        RecordedEvent.POLICY + policy,
        consequence.expectedRevision(),
        consequence.command());
  }

  static UUID commandId(Cid cause, String policy, Consequence consequence) {
    return NameBasedUuid.of(
        "cim:policy:%s:%s:%s:%s"
            .formatted(cause, policy, consequence.person(), consequence.part()));
  }

  private static Cid cause(Trigger trigger, Consequence consequence) {
    return switch (trigger) {
      case Trigger.Happened(var event) -> event.cid();
      case Trigger.Told(var event) -> event.cause();
      case Trigger.Awoken _, Trigger.Ticked _ -> seen(consequence);
    };
  }

  private static Cid seen(Consequence consequence) {
    @Nullable Cid cause = consequence.cause();
    if (cause == null) {
      throw new IllegalStateException(
          "what follows from time says what was seen: Consequence.ifUnchanged");
    }
    return cause;
  }

  private static UUID correlation(Trigger trigger, UUID commandId) {
    return switch (trigger) {
      case Trigger.Happened(var event) -> event.correlation();
      case Trigger.Told(var event) ->
          event.correlation().orElseGet(() -> NameBasedUuid.of("cim:root:" + event.cause()));
      case Trigger.Awoken _, Trigger.Ticked _ -> commandId;
    };
  }
}
