package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.util.Optional;
import java.util.concurrent.Flow;

/// One subscriber to whether a person has changed: once at the beginning, then after each change.
final class ChangeSubscription extends Subscription<Long> {
  private final PersonId person;
  private boolean begun;

  ChangeSubscription(EventHub hub, PersonId person, Flow.Subscriber<? super Long> subscriber) {
    super(hub, subscriber, Inbox.ofTheNewest());
    this.person = person;
  }

  @Override
  Optional<PersonId> person() {
    return Optional.of(person);
  }

  @Override
  void offer(RecordedEvent event) {
    inbox.put(event);
  }

  @Override
  void step() throws InterruptedException {
    if (!begun) {
      begun = true;
      hand(hub.position());
      return;
    }
    RecordedEvent event = inbox.take();
    if (event != null) {
      hand(event.position());
    }
  }

  private void hand(long position) {
    inbox.handed(position);
    subscriber.onNext(position);
  }
}
