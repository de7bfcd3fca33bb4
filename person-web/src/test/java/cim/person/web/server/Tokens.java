package cim.person.web.server;

import cim.person.application.security.Role;
import cim.person.infrastructure.security.LocalIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/// What clients may send as `Authorization`: tokens that count, and everything that must not.
final class Tokens {
  private final LocalIssuer issuer;
  private final EllipticCurveJsonWebKey key;

  Tokens(Path keys) throws IOException, JoseException {
    issuer = LocalIssuer.in(keys);
    key =
        (EllipticCurveJsonWebKey)
            JsonWebKey.Factory.newJwk(Files.readString(keys.resolve("local-issuer.jwk")));
  }

  String good(String subject, Duration period, Role... roles) {
    return "Bearer " + issuer.token(subject, Set.of(roles), period, Instant.now());
  }

  /// Each by what is wrong with it; all of them claim every role. Null stands for nothing at all.
  Map<String, String> bad() throws JoseException {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("empty", "");
    bad.put("another scheme", "Basic YWRhOmxvdmVsYWNl");
    bad.put("no token", "Bearer ");
    bad.put("garbage", "Bearer a.b.c");
    bad.put("expired", signed(claims -> claims.setExpirationTime(seconds(-60))));
    bad.put("not yet valid", signed(claims -> claims.setNotBefore(seconds(600))));
    bad.put("without an end", signed(claims -> claims.unsetClaim("exp")));
    bad.put("of another issuer", signed(claims -> claims.setIssuer("https://other.example")));
    bad.put("for another audience", signed(claims -> claims.setAudience("other")));
    bad.put("without a subject", signed(claims -> claims.unsetClaim("sub")));
    bad.put(
        "signed by another key", sign(claims(), EcJwkGenerator.generateJwk(EllipticCurves.P256)));
    bad.put("alg none", unsigned());
    bad.put("a secret of the public key", symmetric());
    bad.put("tampered", tampered());
    bad.put("too long", "Bearer " + "x".repeat(10_000));
    return bad;
  }

  private static JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(LocalIssuer.ISSUER);
    claims.setAudience(LocalIssuer.AUDIENCE);
    claims.setSubject("mallory");
    claims.setExpirationTime(seconds(600));
    claims.setStringListClaim(
        "groups", List.of("person-reader", "person-writer", "person-admin", "person-auditor"));
    return claims;
  }

  private static NumericDate seconds(long fromNow) {
    return NumericDate.fromSeconds(Instant.now().getEpochSecond() + fromNow);
  }

  private String signed(Consumer<JwtClaims> change) throws JoseException {
    JwtClaims claims = claims();
    change.accept(claims);
    return sign(claims, key);
  }

  private static String sign(JwtClaims claims, EllipticCurveJsonWebKey key) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue("local");
    signature.setAlgorithmHeaderValue("ES256");
    return "Bearer " + signature.getCompactSerialization();
  }

  private static String unsigned() throws JoseException {
    JsonWebSignature none = new JsonWebSignature();
    none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    none.setPayload(claims().toJson());
    none.setAlgorithmHeaderValue("none");
    return "Bearer " + none.getCompactSerialization();
  }

  /// The old confusion of a public key with a shared secret.
  private String symmetric() throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims().toJson());
    signature.setKey(new HmacKey(key.getPublicKey().getEncoded()));
    signature.setKeyIdHeaderValue("local");
    signature.setAlgorithmHeaderValue("HS256");
    return "Bearer " + signature.getCompactSerialization();
  }

  /// A reader's token that says administrator.
  private String tampered() {
    String[] parts = good("mallory", Duration.ofMinutes(10), Role.READER).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims.replace("person-reader", "person-admin").getBytes(StandardCharsets.UTF_8));
    return String.join(".", parts);
  }
}
