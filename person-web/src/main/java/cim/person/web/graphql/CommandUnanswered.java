package cim.person.web.graphql;

import java.util.UUID;

/// A command got no answer; the same one may be sent again under its id.
public final class CommandUnanswered extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final UUID commandId;
  private final RuntimeException failure;

  CommandUnanswered(UUID commandId, RuntimeException failure) {
    super(failure);
    this.commandId = commandId;
    this.failure = failure;
  }

  public RuntimeException failure() {
    return failure;
  }

  public UUID commandId() {
    return commandId;
  }
}
