package cim.person.application.security;

/// The keys that tokens are checked with cannot be had now; the same may be sent again.
public final class KeysUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param cause why they cannot
  public KeysUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
