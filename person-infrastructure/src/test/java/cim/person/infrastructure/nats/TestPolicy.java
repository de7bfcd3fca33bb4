package cim.person.infrastructure.nats;

import cim.person.application.policies.Interest;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import java.util.function.Function;

/// A policy made of its parts.
record TestPolicy(String name, Interest interest, Function<Trigger, Reaction> rule)
    implements Policy {
  @Override
  public Reaction react(Trigger trigger) {
    return rule.apply(trigger);
  }
}
