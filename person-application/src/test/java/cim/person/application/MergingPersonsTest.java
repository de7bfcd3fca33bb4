package cim.person.application;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.InMemoryEventStore;

class MergingPersonsTest extends MergingPersonsContract {
  private final EventStore store = new InMemoryEventStore();

  @Override
  protected EventStore store() {
    return store;
  }
}
