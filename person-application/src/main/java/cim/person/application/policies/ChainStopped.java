package cim.person.application.policies;

/// Commands of policies followed one from the other in a circle, or too many of them.
public final class ChainStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  ChainStopped(String problem) {
    super(problem);
  }
}
