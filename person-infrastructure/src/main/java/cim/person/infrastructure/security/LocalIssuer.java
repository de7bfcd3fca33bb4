package cim.person.infrastructure.security;

import cim.person.application.security.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// Makes tokens for trying out the profile secure, with a key pair of its own: whoever may read its
/// folder may be anyone. Not for production.
public final class LocalIssuer {
  /// Its name.
  public static final String ISSUER = "urn:cim-person:local";

  /// Whom its tokens are for.
  public static final String AUDIENCE = "cim-person";

  private static final String PRIVATE = "local-issuer.jwk";
  private static final String PUBLIC = "local-issuer.jwks";

  private final EllipticCurveJsonWebKey key;

  private LocalIssuer(EllipticCurveJsonWebKey key) {
    this.key = key;
  }

  /// The issuer whose keys lie in that folder, which is made with new ones when there are none.
  /// Only
  /// this user may read them.
  ///
  /// @throws IOException when they cannot be written, or are none
  public static LocalIssuer in(Path folder) throws IOException {
    Path file = folder.resolve(PRIVATE);
    try {
      if (!Files.exists(file)) {
        create(folder, file);
      }
      if (JsonWebKey.Factory.newJwk(Files.readString(file)) instanceof EllipticCurveJsonWebKey key
          && key.getPrivateKey() != null) {
        return new LocalIssuer(key);
      }
      throw new IOException(file + " is not a private key: delete it to have a new one made");
    } catch (JoseException malformed) {
      throw new IOException(file + " is not a key: delete it to have a new one made", malformed);
    }
  }

  private static void create(Path folder, Path file) throws IOException, JoseException {
    Files.createDirectories(folder, only("rwx------"));
    EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId("local");
    key.setUse("sig");
    key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    Files.writeString(
        folder.resolve(PUBLIC),
        new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY),
        StandardCharsets.UTF_8);
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            only("rw-------"))) {
      channel.write(StandardCharsets.UTF_8.encode(key.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
    } catch (FileAlreadyExistsException _) {
      throw new IOException("keys are made in " + folder + " by someone else: try again");
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// A token that counts from now on.
  public String token(String subject, Set<Role> roles, Duration period, Instant now) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject(subject);
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(period).getEpochSecond()));
    claims.setGeneratedJwtId();
    claims.setStringListClaim("groups", roles.stream().map(Role::roleName).sorted().toList());
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setHeader("typ", "JWT");
    signature.setAlgorithmHeaderValue(key.getAlgorithm());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException("a token cannot be signed", impossible);
    }
  }
}
