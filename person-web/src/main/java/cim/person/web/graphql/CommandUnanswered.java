package cim.person.web.graphql;

import java.util.UUID;

/// A command got no answer; the same one may be sent again under its id.
public final class CommandUnanswered extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final UUID commandId;

  CommandUnanswered(UUID commandId, RuntimeException cause) {
    super(cause);
    this.commandId = commandId;
  }

  public UUID commandId() {
    return commandId;
  }
}
