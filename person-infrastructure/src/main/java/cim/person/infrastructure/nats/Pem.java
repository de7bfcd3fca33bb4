package cim.person.infrastructure.nats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and keys as PEM files have them (RFC 7468). Each method throws
/// [IllegalArgumentException] for a file that it cannot read as what it is asked for.
final class Pem {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private Pem() {}

  /// All certificates of a file, at least one.
  static List<X509Certificate> certificates(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in " + file);
      }
      return found;
    } catch (IOException | CertificateException problem) {
      throw new IllegalArgumentException("no certificates can be read from " + file, problem);
    }
  }

  /// The private key of a file: PKCS #8 without a password.
  static PrivateKey privateKey(Path file) {
    try {
      Matcher found = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!found.find()) {
        throw new IllegalArgumentException("there is no PKCS #8 key in " + file);
      }
      byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
      return privateKey(new PKCS8EncodedKeySpec(bytes), List.of("RSA", "EC", "EdDSA"));
    } catch (IOException | GeneralSecurityException problem) {
      throw new IllegalArgumentException("no private key can be read from " + file, problem);
    }
  }

  private static PrivateKey privateKey(PKCS8EncodedKeySpec bytes, List<String> algorithms)
      throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance(algorithms.getFirst()).generatePrivate(bytes);
    } catch (GeneralSecurityException problem) {
      if (algorithms.size() == 1) {
        throw problem;
      }
      return privateKey(bytes, algorithms.subList(1, algorithms.size()));
    }
  }
}
