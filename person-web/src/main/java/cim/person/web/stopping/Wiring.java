package cim.person.web.stopping;

import cim.person.application.ports.Departure;
import cim.person.web.graphql.socket.Conversations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// Listens for the signal to stop while the application runs.
@ApplicationScoped
class Wiring {
  private static final String NOTICE = "person.stop.notice";
  private static final Duration LONGEST_NOTICE = Duration.ofMinutes(1);

  private AutoCloseable listening = () -> {};

  void start(
      @Observes Startup startup, Config config, Departure departure, Conversations conversations) {
    Duration notice = config.getValue(NOTICE, Duration.class);
    if (notice.isNegative() || notice.compareTo(LONGEST_NOTICE) > 0) {
      throw new IllegalArgumentException(
          "%s is '%s': it must be a period from PT0S to %s"
              .formatted(NOTICE, notice, LONGEST_NOTICE));
    }
    listening =
        TerminationSignal.precededBy(new GracefulStop(departure, conversations::goAway, notice));
  }

  void stop(@Observes Shutdown shutdown) throws Exception {
    listening.close();
  }
}
