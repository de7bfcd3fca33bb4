package cim.person.application.security;

/// The caller may not do this, whatever it sends.
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The value of the header `WWW-Authenticate` (RFC 6750, 3.1).
  public static final String CHALLENGE =
      "Bearer realm=\"cim-person\", error=\"insufficient_scope\"";

  /// @param message one sentence, for whoever asked
  public Forbidden(String message) {
    super(message);
  }
}
