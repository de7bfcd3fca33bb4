package cim.person.infrastructure.siblings;

/// A message cannot be understood; the text says why.
final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotUnderstood(String reason) {
    super(reason, null, false, false);
  }
}
