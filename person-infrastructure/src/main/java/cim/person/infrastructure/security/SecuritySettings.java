package cim.person.infrastructure.security;

import cim.person.application.security.Profile;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who is let in, and whose tokens count.
///
/// @param profile `person.profile`
/// @param host `person.http.host`: where the server listens
/// @param tokens what tokens are checked against; empty in the profile local
public record SecuritySettings(Profile profile, String host, Optional<TokenSettings> tokens) {

  /// What tokens are checked against.
  ///
  /// @param issuer `mp.jwt.verify.issuer`
  /// @param audiences `mp.jwt.verify.audiences`: one of them must be in the token
  /// @param keys where the keys are
  /// @param algorithms `mp.jwt.verify.publickey.algorithm`
  /// @param skew `mp.jwt.verify.clock.skew`: by how much clocks may differ
  /// @param age `mp.jwt.verify.token.age`: how long ago the token may have been issued
  /// @param rolesClaim `person.security.roles-claim`: the path of the claim with the roles
  /// @param tokenLimit `person.security.token-limit`: the most characters of a token
  public record TokenSettings(
      String issuer,
      List<String> audiences,
      KeySource keys,
      List<String> algorithms,
      Duration skew,
      Optional<Duration> age,
      List<String> rolesClaim,
      int tokenLimit) {}

  /// Where the keys are.
  public sealed interface KeySource {
    /// `mp.jwt.verify.publickey`, or what the file of `mp.jwt.verify.publickey.location` has: a key
    /// or certificate in PEM, a JWK or a JWKS (RFC 7517).
    record Text(String text) implements KeySource {}

    /// `mp.jwt.verify.publickey.location`: a JWKS at an address, which is read again when a token
    /// names a key that it has not.
    ///
    /// @param cache how long it counts without being read again
    /// @param pause the least time between two readings
    /// @param timeout how long it may take to answer
    /// @param authorities whose certificates are trusted; none: those that Java trusts
    record Address(
        String url,
        Duration cache,
        Duration pause,
        Duration timeout,
        List<X509Certificate> authorities)
        implements KeySource {}
  }
}
