package cim.person.infrastructure.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoggedCommandsTest {
  private static final Outcome REFUSED =
      new Outcome.Refused(new Rejection.NothingToChange(), Optional.empty());

  private final UUID outer = UUID.randomUUID();
  private final UUID inner = UUID.randomUUID();
  private final LoggedCommands commands = new LoggedCommands();

  @Test
  void allThatIsLoggedMeanwhileBelongsToTheCorrelationOfTheCommand() {
    List<@Nullable UUID> seen = new ArrayList<>();
    commands.around(
        request(outer),
        () -> {
          seen.add(LogContext.current());
          commands.around(
              request(inner),
              () -> {
                seen.add(LogContext.current());
                return REFUSED;
              });
          seen.add(LogContext.current());
          return REFUSED;
        });
    assertEquals(List.of(outer, inner, outer), seen);
    assertNull(LogContext.current());
  }

  @Test
  void aCommandThatFailsIsLoggedWithoutWhatTheFailureSays() {
    Logger logger = Logger.getLogger(LoggedCommands.class.getName());
    List<String> lines = new ArrayList<>();
    List<@Nullable UUID> correlations = new ArrayList<>();
    Handler remember =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
            correlations.add(LogContext.current());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(remember);
    logger.setUseParentHandlers(false);
    CommandRequest request = request(outer);
    try {
      assertThrows(
          EventStoreUnavailable.class,
          () ->
              commands.around(
                  request,
                  () -> {
                    throw new EventStoreUnavailable("what nobody shall read", null);
                  }));
    } finally {
      logger.removeHandler(remember);
      logger.setUseParentHandlers(true);
    }
    assertEquals(
        List.of("activate-person %s failed: EventStoreUnavailable".formatted(request.commandId())),
        lines);
    assertEquals(List.of(outer), correlations);
    assertNull(LogContext.current());
  }

  private static CommandRequest request(UUID correlation) {
    return new CommandRequest(
        new PersonId(UUID.randomUUID()),
        UUID.randomUUID(),
        correlation,
        null,
        "user:tester",
        null,
        new ActivatePerson());
  }
}
