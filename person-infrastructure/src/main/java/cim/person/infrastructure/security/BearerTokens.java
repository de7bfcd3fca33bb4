package cim.person.infrastructure.security;

import static java.util.stream.Collectors.toUnmodifiableSet;

import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.KeysUnavailable;
import cim.person.application.security.Role;
import cim.person.application.security.Unauthenticated;
import cim.person.infrastructure.security.SecuritySettings.TokenSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/// Callers by the signed tokens that they bear (RFC 6750, RFC 7519, RFC 8725). Thread-safe.
///
/// A token must be signed by one of the issuer's keys with one of the algorithms that are
/// configured, all of which are asymmetric; be of the issuer, for one of the audiences, and of a
/// subject; and say until when it counts.
public final class BearerTokens implements Authenticator {
  private static final Logger LOG = System.getLogger(BearerTokens.class.getName());
  private static final Pattern SCHEME = Pattern.compile("(?i)bearer +(\\S+) *");

  /// A signed token has three parts; one of five is encrypted, which is not taken.
  private static final Pattern SIGNED = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  /// It ends up in events and logs.
  private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]{1,200}");

  /// The last second of the year 9999.
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final List<Map.Entry<Integer, String>> FAULTS =
      List.of(
          Map.entry(ErrorCodes.EXPIRED, "has expired"),
          Map.entry(ErrorCodes.NOT_YET_VALID, "does not count yet"),
          Map.entry(ErrorCodes.ISSUED_AT_INVALID_PAST, "was issued too long ago"),
          Map.entry(ErrorCodes.ISSUER_INVALID, "is of another issuer"),
          Map.entry(ErrorCodes.ISSUER_MISSING, "names no issuer"),
          Map.entry(ErrorCodes.AUDIENCE_INVALID, "is for another audience"),
          Map.entry(ErrorCodes.AUDIENCE_MISSING, "names no audience"),
          Map.entry(ErrorCodes.EXPIRATION_MISSING, "does not say when it expires"),
          Map.entry(ErrorCodes.SUBJECT_MISSING, "names no subject"));

  private final TokenSettings settings;
  private final JwtConsumer consumer;

  /// @throws IllegalArgumentException when the keys are none
  public BearerTokens(TokenSettings settings) {
    this.settings = settings;
    JwtConsumerBuilder builder =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(VerificationKeys.of(settings.keys()))
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(
                    ConstraintType.PERMIT, settings.algorithms().toArray(String[]::new)))
            .setJweAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT))
            .setExpectedIssuer(true, settings.issuer())
            .setExpectedAudience(true, settings.audiences().toArray(String[]::new))
            .setRequireSubject()
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds(Math.toIntExact(settings.skew().toSeconds()));
    settings
        .age()
        .ifPresent(
            age ->
                builder.setIssuedAtRestrictions(
                    Math.toIntExact(settings.skew().toSeconds()),
                    Math.toIntExact(age.toSeconds())));
    this.consumer = builder.build();
  }

  @Override
  public Caller authenticate(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      throw Unauthenticated.absent();
    }
    if (authorization.length() > settings.tokenLimit()) {
      throw Unauthenticated.bad(
          "is longer than the limit of %d characters".formatted(settings.tokenLimit()));
    }
    var bearer = SCHEME.matcher(authorization.strip());
    if (!bearer.matches()) {
      throw Unauthenticated.absent();
    }
    String token = bearer.group(1);
    if (!SIGNED.matcher(token).matches()) {
      throw Unauthenticated.bad("is not a signed JSON Web Token");
    }
    try {
      return caller(consumer.processToClaims(token));
    } catch (InvalidJwtException invalid) {
      throw refusal(invalid);
    } catch (MalformedClaimException malformed) {
      LOG.log(Level.DEBUG, "a token is refused", malformed);
      throw Unauthenticated.bad("is malformed");
    }
  }

  private Caller caller(JwtClaims claims) throws MalformedClaimException {
    String subject = claims.getSubject();
    if (!SUBJECT.matcher(subject).matches()) {
      throw Unauthenticated.bad("names a subject that is too long or has control characters");
    }
    long expiry = Math.min(claims.getExpirationTime().getValue(), LAST_SECOND);
    return new Caller(
        "user:" + subject, roles(claims), Instant.ofEpochSecond(expiry).plus(settings.skew()));
  }

  private Set<Role> roles(JwtClaims claims) {
    Object found = claims.getClaimsMap();
    for (String part : settings.rolesClaim()) {
      found = found instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return found instanceof Collection<?> names
        ? names.stream()
            .map(name -> Role.named(String.valueOf(name)))
            .flatMap(Optional::stream)
            .collect(toUnmodifiableSet())
        : Set.of();
  }

  /// Says what is wrong only of a token whose signature is right.
  private static RuntimeException refusal(InvalidJwtException invalid) {
    LOG.log(Level.DEBUG, () -> "a token is refused: " + invalid.getErrorDetails());
    for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException unreachable) {
        return new KeysUnavailable(String.valueOf(unreachable.getMessage()), unreachable);
      }
    }
    return FAULTS.stream()
        .filter(fault -> invalid.hasErrorCode(fault.getKey()))
        .findFirst()
        .map(fault -> Unauthenticated.bad(fault.getValue()))
        .orElseGet(() -> Unauthenticated.bad("does not count"));
  }
}
