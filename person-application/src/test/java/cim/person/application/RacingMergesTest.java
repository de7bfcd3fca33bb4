package cim.person.application;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.InMemoryEventStore;

class RacingMergesTest extends RacingMergesContract {
  private final EventStore store = new InMemoryEventStore();

  @Override
  protected EventStore store() {
    return store;
  }

  @Override
  protected int rounds() {
    return 60;
  }
}
