package cim.person.web.stopping;

import cim.person.application.ports.Departure;
import cim.person.application.settings.Configured;
import cim.person.application.settings.SettingReader;
import cim.person.web.graphql.socket.Conversations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import org.eclipse.microprofile.config.Config;

/// Listens for the signal to stop while the application runs.
@ApplicationScoped
class Wiring {
  private AutoCloseable listening = () -> {};

  void start(
      @Observes Startup startup, Config config, Departure departure, Conversations conversations) {
    StopNotice notice =
        Configured.read(
            () ->
                StopNotice.read(
                    new SettingReader(
                        key -> config.getOptionalValue(key, String.class).orElse(""))));
    listening =
        TerminationSignal.precededBy(
            new GracefulStop(departure, conversations::goAway, notice.period()));
  }

  void stop(@Observes Shutdown shutdown) throws Exception {
    listening.close();
  }
}
