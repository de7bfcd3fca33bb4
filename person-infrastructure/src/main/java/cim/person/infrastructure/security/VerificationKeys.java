package cim.person.infrastructure.security;

import cim.person.infrastructure.security.SecuritySettings.KeySource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/// Finds the key that a token is to be checked with.
final class VerificationKeys {
  private static final int LARGEST_SET = 256 * 1024;
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private VerificationKeys() {}

  /// @throws IllegalArgumentException when it is no public key
  static VerificationKeyResolver of(KeySource source) {
    return switch (source) {
      case KeySource.Text(var text) when text.stripLeading().startsWith("{") -> set(text);
      case KeySource.Text(var text) -> {
        PublicKey key = pem(text);
        yield (_, _) -> key;
      }
      case KeySource.Address address -> fetched(address);
    };
  }

  private static VerificationKeyResolver fetched(KeySource.Address address) {
    int timeout = Math.toIntExact(address.timeout().toMillis());
    Get get = new Get();
    get.setConnectTimeout(timeout);
    get.setReadTimeout(timeout);
    get.setRetries(0);
    get.setResponseBodySizeLimit(LARGEST_SET);
    if (address.authorities().isEmpty()) {
      get.setSslSocketFactory(trustedByJava());
    } else {
      get.setTrustedCertificates(address.authorities());
    }
    HttpsJwks keys = new HttpsJwks(address.url());
    keys.setSimpleHttpGet(get);
    keys.setDefaultCacheDuration(address.cache().toSeconds());
    keys.setRetainCacheOnErrorDuration(address.cache().toSeconds());
    keys.setRefreshReprieveThreshold(address.pause().toMillis());
    return new HttpsJwksVerificationKeyResolver(keys);
  }

  /// Not what the server's own TLS trusts: that is for those who call us.
  private static SSLSocketFactory trustedByJava() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Java has no TLS", impossible);
    }
  }

  private static VerificationKeyResolver set(String json) {
    try {
      List<JsonWebKey> keys =
          json.contains("\"keys\"")
              ? new JsonWebKeySet(json).getJsonWebKeys()
              : List.of(JsonWebKey.Factory.newJwk(json));
      if (keys.isEmpty() || !keys.stream().allMatch(PublicJsonWebKey.class::isInstance)) {
        throw new IllegalArgumentException("no public keys");
      }
      return new JwksVerificationKeyResolver(keys);
    } catch (JoseException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private static PublicKey pem(String text) {
    try {
      if (text.contains("-----BEGIN CERTIFICATE-----")) {
        return CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
            .getPublicKey();
      }
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException(malformed);
    }
    byte[] der =
        Base64.getMimeDecoder()
            .decode(text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").strip());
    return ALGORITHMS.stream()
        .map(algorithm -> key(algorithm, der))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no public key"));
  }

  private static Optional<PublicKey> key(String algorithm, byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }
}
