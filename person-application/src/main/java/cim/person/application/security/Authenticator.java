package cim.person.application.security;

import org.jspecify.annotations.Nullable;

/// Finds out who asks, the same way for every door. Thread-safe.
public interface Authenticator {
  /// Who sent that.
  ///
  /// @param authorization what HTTP sends in the header `Authorization`; null when nothing was sent
  /// @throws Unauthenticated when it is missing, or does not count
  /// @throws KeysUnavailable when the keys that it is checked with cannot be had now
  Caller authenticate(@Nullable String authorization);
}
