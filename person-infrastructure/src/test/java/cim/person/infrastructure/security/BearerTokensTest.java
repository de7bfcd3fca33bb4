package cim.person.infrastructure.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.security.Caller;
import cim.person.application.security.KeysUnavailable;
import cim.person.application.security.Role;
import cim.person.application.security.Unauthenticated;
import cim.person.infrastructure.security.SecuritySettings.KeySource;
import cim.person.infrastructure.security.SecuritySettings.TokenSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokensTest {
  private static final RsaJsonWebKey KEY = rsa("one");

  @Test
  void aKeyInPemIsTakenAndRolesMayLieDeeper() throws Exception {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(KEY.getPublicKey().getEncoded()));
    BearerTokens tokens =
        new BearerTokens(settings(new KeySource.Text(pem), List.of("realm_access", "roles")));
    JwtClaims claims = claims();
    claims.setClaim("realm_access", Map.of("roles", List.of("person-reader", "offline", 7)));
    Caller caller = tokens.authenticate("bearer " + signed(claims, KEY, "RS256"));
    assertEquals("user:ada", caller.actor());
    assertEquals(Set.of(Role.READER), caller.roles());
  }

  @Test
  void anAlgorithmThatIsNotConfiguredIsRefused() throws Exception {
    BearerTokens tokens = new BearerTokens(settings(set(KEY), List.of("groups")));
    String token = signed(claims(), KEY, "RS512");
    assertThrows(Unauthenticated.class, () -> tokens.authenticate("Bearer " + token));
  }

  @Test
  void aSubjectThatWouldBreakALogIsRefused() throws Exception {
    BearerTokens tokens = new BearerTokens(settings(set(KEY), List.of("groups")));
    JwtClaims claims = claims();
    claims.setSubject("ada\nroot");
    String token = signed(claims, KEY, "RS256");
    assertThrows(Unauthenticated.class, () -> tokens.authenticate("Bearer " + token));
  }

  @Test
  void aKeyThatIsRotatedInCounts() throws Exception {
    RsaJsonWebKey next = rsa("two");
    AtomicInteger asked = new AtomicInteger();
    HttpServer issuer = issuer(asked, KEY, next);
    try {
      BearerTokens tokens = tokens(issuer, Duration.ofNanos(1));
      tokens.authenticate("Bearer " + signed(claims(), KEY, "RS256"));
      tokens.authenticate("Bearer " + signed(claims(), KEY, "RS256"));
      assertEquals(1, asked.get());
      tokens.authenticate("Bearer " + signed(claims(), next, "RS256"));
      assertEquals(2, asked.get());
    } finally {
      issuer.stop(0);
    }
  }

  @Test
  void keysThatAreMadeUpDoNotFloodTheIssuer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer issuer = issuer(asked, KEY, KEY);
    try {
      BearerTokens tokens = tokens(issuer, Duration.ofHours(1));
      String unknown = signed(claims(), rsa("three"), "RS256");
      for (int i = 0; i < 20; i++) {
        assertThrows(Unauthenticated.class, () -> tokens.authenticate("Bearer " + unknown));
      }
      assertEquals(1, asked.get());
    } finally {
      issuer.stop(0);
    }
  }

  private static BearerTokens tokens(HttpServer issuer, Duration pause) {
    return new BearerTokens(
        settings(address(issuer.getAddress().getPort(), pause), List.of("groups")));
  }

  @Test
  void anIssuerThatDoesNotAnswerIsNoFaultOfTheToken() throws Exception {
    HttpServer issuer = issuer(new AtomicInteger(), KEY, KEY);
    int port = issuer.getAddress().getPort();
    issuer.stop(0);
    BearerTokens tokens =
        new BearerTokens(settings(address(port, Duration.ofHours(1)), List.of("groups")));
    String token = signed(claims(), KEY, "RS256");
    assertThrows(KeysUnavailable.class, () -> tokens.authenticate("Bearer " + token));
  }

  @Test
  void theLocalIssuersKeyIsForItsOwnerOnlyAndStays(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys");
    String token =
        LocalIssuer.in(keys).token("ada", Set.of(Role.WRITER), Duration.ofHours(1), Instant.now());
    LocalIssuer.in(keys);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(keys.resolve("local-issuer.jwk"))));
    String set = Files.readString(keys.resolve("local-issuer.jwks"));
    TokenSettings settings =
        new TokenSettings(
            LocalIssuer.ISSUER,
            List.of(LocalIssuer.AUDIENCE),
            new KeySource.Text(set),
            List.of("ES256"),
            Duration.ZERO,
            Optional.empty(),
            List.of("groups"),
            8192);
    assertEquals(
        Set.of(Role.WRITER), new BearerTokens(settings).authenticate("Bearer " + token).roles());
    assertEquals(-1, set.indexOf("\"d\""));
  }

  private static HttpServer issuer(AtomicInteger asked, RsaJsonWebKey first, RsaJsonWebKey next)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          RsaJsonWebKey[] keys = {first, next};
          int known = Math.min(asked.incrementAndGet(), keys.length);
          byte[] body =
              new JsonWebKeySet(List.of(keys).subList(0, known))
                  .toJson(OutputControlLevel.PUBLIC_ONLY)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static KeySource address(int port, Duration pause) {
    return new KeySource.Address(
        "http://127.0.0.1:" + port + "/keys",
        Duration.ofMinutes(10),
        pause,
        Duration.ofSeconds(2),
        List.of());
  }

  private static KeySource set(RsaJsonWebKey key) {
    return new KeySource.Text(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
  }

  private static TokenSettings settings(KeySource keys, List<String> rolesClaim) {
    return new TokenSettings(
        "https://id.example",
        List.of("cim-person"),
        keys,
        List.of("RS256"),
        Duration.ofSeconds(5),
        Optional.empty(),
        rolesClaim,
        8192);
  }

  private static JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://id.example");
    claims.setAudience("cim-person");
    claims.setSubject("ada");
    claims.setExpirationTimeMinutesInTheFuture(10);
    return claims;
  }

  private static String signed(JwtClaims claims, PublicJsonWebKey key, String algorithm)
      throws Exception {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(algorithm);
    return signature.getCompactSerialization();
  }

  private static RsaJsonWebKey rsa(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
