package cim.person.application.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nobody knows who asks: there is no token, or none that counts.
public final class Unauthenticated extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String REALM = "Bearer realm=\"cim-person\"";

  private final @Nullable String fault;

  private Unauthenticated(String message, @Nullable String fault) {
    super(message);
    this.fault = fault;
  }

  /// There was no token.
  public static Unauthenticated absent() {
    return new Unauthenticated("A token is needed: send Authorization: Bearer …", null);
  }

  /// There was a token that does not count.
  ///
  /// @param fault what is wrong with it, such as `has expired`, in ASCII and without quotes
  public static Unauthenticated bad(String fault) {
    return new Unauthenticated("The token " + fault + ".", fault);
  }

  /// The value of the header `WWW-Authenticate` (RFC 6750, 3).
  public String challenge() {
    return Optional.ofNullable(fault)
        .map(
            text ->
                REALM
                    + ", error=\"invalid_token\", error_description=\"The token %s\""
                        .formatted(text))
        .orElse(REALM);
  }
}
