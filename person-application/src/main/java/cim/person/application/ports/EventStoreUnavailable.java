package cim.person.application.ports;

import org.jspecify.annotations.Nullable;

/// The event store did not answer in time. What was asked may or may not have happened; the same
/// command with the same id may be sent again.
public final class EventStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EventStoreUnavailable(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
