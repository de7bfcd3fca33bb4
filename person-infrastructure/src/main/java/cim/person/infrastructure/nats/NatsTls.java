package cim.person.infrastructure.nats;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// What TLS with NATS rests on, read once: a renewed certificate counts after a restart.
///
/// @param context of our side, absent where the connection is not encrypted
public record NatsTls(Optional<SSLContext> context) {
  /// A connection in plain text.
  public static final NatsTls NONE = new NatsTls(Optional.empty());

  private static final char[] NO_PASSWORD = {};

  /// Our own certificate, its chain, and its key.
  ///
  /// @param chain our certificate first
  public record Identity(List<X509Certificate> chain, PrivateKey key) {
    /// @throws IllegalArgumentException when the key is not that of the certificate
    public static Identity of(List<X509Certificate> chain, PrivateKey key) {
      if (!belong(chain.getFirst().getPublicKey(), key)) {
        throw new IllegalArgumentException("it is the key of another certificate");
      }
      return new Identity(List.copyOf(chain), key);
    }

    private static boolean belong(PublicKey open, PrivateKey secret) {
      String algorithm =
          switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
          };
      byte[] text = {1, 2, 3};
      try {
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(secret);
        signing.update(text);
        byte[] signature = signing.sign();
        signing.initVerify(open);
        signing.update(text);
        return signing.verify(signature);
      } catch (GeneralSecurityException _) {
        return false;
      }
    }
  }

  /// The certificates of a PEM file, at least one.
  ///
  /// @throws IllegalArgumentException when there is none to be read
  public static List<X509Certificate> certificates(Path file) {
    return Pem.certificates(file);
  }

  /// The private key of a PEM file, in PKCS #8 without a password.
  ///
  /// @throws IllegalArgumentException when there is none to be read
  public static PrivateKey privateKey(Path file) {
    return Pem.privateKey(file);
  }

  /// TLS that checks the server's certificate, and that it is for the host which was asked.
  ///
  /// @param authorities whose certificates are trusted; those that Java trusts when it is empty
  /// @param identity what is shown to a server that wants a certificate of its client
  public static NatsTls of(List<X509Certificate> authorities, Optional<Identity> identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(identity), trust(authorities), null);
      return new NatsTls(Optional.of(context));
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("this JVM has no TLS", impossible);
    }
  }

  private static KeyManager @Nullable [] keys(Optional<Identity> given)
      throws GeneralSecurityException, IOException {
    if (given.isEmpty()) {
      return null;
    }
    Identity identity = given.get();
    KeyStore store = empty();
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("client", identity.key(), NO_PASSWORD, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    return managers.getKeyManagers();
  }

  private static TrustManager[] trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (!authorities.isEmpty()) {
      store = empty();
      for (int index = 0; index < authorities.size(); index++) {
        store.setCertificateEntry("authority-" + index, authorities.get(index));
      }
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    for (TrustManager manager : managers.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager chains) {
        return new TrustManager[] {new HostCheck(chains)};
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
