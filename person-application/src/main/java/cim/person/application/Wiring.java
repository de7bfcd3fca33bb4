package cim.person.application;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RejectionLog;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The application's object graph.
@Dependent
class Wiring {
  @Produces
  @Singleton
  CommandHandler commandHandler(
      EventStore store,
      LocalRecords local,
      RejectionLog rejections,
      Limits limits,
      CommandSettings settings) {
    return new CommandHandler(
        store, local, rejections, new PersonStateMachine(limits), InstantSource.system(), settings);
  }
}
