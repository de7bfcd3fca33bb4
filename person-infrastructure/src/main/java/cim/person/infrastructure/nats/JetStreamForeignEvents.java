package cim.person.infrastructure.nats;

import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.ForeignEvents;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policy;
import cim.person.domain.values.Cid;

/// Keeps events of other domains beside the timers, one copy for each policy that looks at them,
/// until it has dealt with it. Thread-safe.
public final class JetStreamForeignEvents implements ForeignEvents {
  private final NatsConnection nats;
  private final NatsSettings settings;
  private final KnownPolicies policies;

  public JetStreamForeignEvents(
      NatsConnection nats, NatsSettings settings, KnownPolicies policies) {
    this.nats = nats;
    this.settings = settings;
    this.policies = policies;
  }

  @Override
  public void tell(ForeignEvent event) {
    byte[] block = ForeignEventBlock.encode(event);
    for (Policy policy : policies.all()) {
      if (policy.interest().messages().contains(event.kind())) {
        String subject = TimerSubjects.told(policy.name(), Cid.ofRaw(block));
        new Patience("keeping an event of another domain", settings.giveUpAfter())
            .until(
                () ->
                    nats.current()
                        .jetStream(Streams.options(settings.requestTimeout()))
                        .publish(subject, block)
                        .getSeqno());
      }
    }
  }
}
