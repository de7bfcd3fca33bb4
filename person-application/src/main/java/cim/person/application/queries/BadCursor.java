package cim.person.application.queries;

/// A cursor that no list of this order gave out.
public final class BadCursor extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public BadCursor() {
    super("must be a cursor that this list gave out");
  }
}
