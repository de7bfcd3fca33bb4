package cim.person.infrastructure.ipld;

/// Bytes are not a block in its one canonical spelling; the message says what is wrong and where.
final class NotCanonical extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotCanonical(String problem) {
    super(problem);
  }
}
