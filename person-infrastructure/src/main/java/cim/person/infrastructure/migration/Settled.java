package cim.person.infrastructure.migration;

/// A line becomes no event: what becomes of it is settled, and why.
final class Settled extends Exception {
  private static final long serialVersionUID = 1;

  private final Code code;

  Settled(Code code, String why) {
    super(why, null, false, false);
    this.code = code;
  }

  Code code() {
    return code;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
