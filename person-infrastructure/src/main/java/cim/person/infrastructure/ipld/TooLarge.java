package cim.person.infrastructure.ipld;

/// A tree would become a block larger than any may be.
final class TooLarge extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  TooLarge(String problem) {
    super(problem);
  }
}
