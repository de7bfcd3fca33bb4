package cim.person.application.policies;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each policy has done on this node since it started. Thread-safe.
public final class PolicyTallies {
  private final Map<String, PolicyTally> tallies = new ConcurrentHashMap<>();

  public PolicyTally of(String policy) {
    return tallies.computeIfAbsent(policy, _ -> new PolicyTally());
  }
}
