package cim.person.infrastructure;

import cim.person.application.settings.KnownKeys;
import cim.person.application.settings.SettingReader;
import cim.person.infrastructure.nats.NatsLogin;
import cim.person.infrastructure.nats.NatsPlacement;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.NatsTls;
import cim.person.infrastructure.nats.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// The keys that say how NATS is reached, for the server and for the command line.
///
/// | key | meaning |
/// |---|---|
/// | `person.nats.url` | the servers, separated by commas; `tls://` encrypts |
/// | `person.nats.user`, `person.nats.password` or `person.nats.password-file` | a login by name |
/// | `person.nats.token` or `person.nats.token-file` | a login by token |
/// | `person.nats.credentials` | a file with a JWT and an nkey seed, or a seed alone |
/// | `person.nats.tls.ca` | PEM: whose certificates are trusted; else those that Java trusts |
/// | `person.nats.tls.certificate`, `person.nats.tls.key` | PEM: our own, for servers that ask |
/// | `person.nats.replicas` | how many servers keep each event: 1, 3 or 5 |
/// | `person.nats.placement.cluster`, `person.nats.placement.tags` | which servers do |
/// | `person.nats.request-timeout` | after how long a request is sent again |
/// | `person.append.patience` | how long an append is tried until it is UNAVAILABLE |
/// | `person.append.open-batches` | atomic batches that are open at once, 1 to 40 |
/// | `person.append.batch-from` | so many appends of one event that wait share a batch, 2 to 1,000;
/// 0: never |
public final class NatsKeys {
  private static final String URL = "person.nats.url";
  private static final String USER = "person.nats.user";
  private static final String PASSWORD = "person.nats.password";
  private static final String PASSWORD_FILE = "person.nats.password-file";
  private static final String TOKEN = "person.nats.token";
  private static final String TOKEN_FILE = "person.nats.token-file";
  private static final String CREDENTIALS = "person.nats.credentials";
  private static final String CA = "person.nats.tls.ca";
  private static final String CERTIFICATE = "person.nats.tls.certificate";
  private static final String KEY = "person.nats.tls.key";
  private static final String CERTIFICATES = "a PEM file with certificates";
  private static final String REPLICAS = "person.nats.replicas";

  private NatsKeys() {}

  /// What a program without a server finds in its environment, else the defaults: the key
  /// `person.nats.url` is `PERSON_NATS_URL` there.
  ///
  /// @throws IllegalArgumentException naming key, value and what is allowed
  public static NatsSettings read(Map<String, String> environment) {
    Properties defaults = new Properties();
    try (InputStream file =
        NatsKeys.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(Objects.requireNonNull(file));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return read(
        new SettingReader(
            key ->
                environment.getOrDefault(KnownKeys.variable(key), defaults.getProperty(key, ""))));
  }

  static NatsSettings read(SettingReader reader) {
    return new NatsSettings(
        servers(reader),
        reader.check(REPLICAS, Integer::valueOf, Set.of(1, 3, 5)::contains, "1, 3 or 5"),
        reader.period("person.nats.request-timeout"),
        reader.period("person.append.patience"),
        reader.number("person.append.open-batches", 1, 40),
        reader.check(
            "person.append.batch-from",
            Integer::valueOf,
            number -> number == 0 || (number >= 2 && number <= 1_000),
            "0, or a whole number from 2 to 1000"),
        login(reader),
        tls(reader),
        new NatsPlacement(
            reader.text("person.nats.placement.cluster"),
            reader.list("person.nats.placement.tags")));
  }

  private static String servers(SettingReader reader) {
    String url = reader.text(URL);
    if (!NatsSettings.areServers(url)) {
      throw SettingReader.wrong(
          URL,
          NatsSettings.withoutLogin(url),
          "addresses such as nats://127.0.0.1:4222, separated by commas");
    }
    return url;
  }

  private static NatsLogin login(SettingReader reader) {
    List<String> ways =
        Stream.of(USER, TOKEN, TOKEN_FILE, CREDENTIALS).filter(reader::isGiven).toList();
    if (ways.size() > 1) {
      throw new IllegalArgumentException(
          "%s are given: only one of them may be".formatted(String.join(" and ", ways)));
    }
    Optional<Secret> password = secret(reader, PASSWORD, PASSWORD_FILE);
    if (reader.isGiven(USER) != password.isPresent()) {
      throw new IllegalArgumentException(
          "%s and one of %s and %s belong together: give both or none"
              .formatted(USER, PASSWORD, PASSWORD_FILE));
    }
    Optional<NatsLogin> named =
        password.map(secret -> new NatsLogin.Password(reader.text(USER), secret));
    return named
        .or(() -> secret(reader, TOKEN, TOKEN_FILE).map(NatsLogin.Token::new))
        .or(() -> credentials(reader))
        .orElseGet(NatsLogin.None::new);
  }

  private static Optional<NatsLogin> credentials(SettingReader reader) {
    return reader.file(CREDENTIALS, NatsLogin.Credentials::of, "a credentials file with an nkey");
  }

  private static Optional<Secret> secret(SettingReader reader, String key, String fileKey) {
    if (reader.isGiven(key) && reader.isGiven(fileKey)) {
      throw new IllegalArgumentException(
          "%s and %s are given: only one of them may be".formatted(key, fileKey));
    }
    return Optional.of(reader.text(key))
        .filter(text -> !text.isEmpty())
        .or(() -> reader.secretFile(fileKey))
        .map(Secret::new);
  }

  private static NatsTls tls(SettingReader reader) {
    List<X509Certificate> authorities =
        reader.file(CA, NatsTls::certificates, CERTIFICATES).orElseGet(List::of);
    List<X509Certificate> chain =
        reader.file(CERTIFICATE, NatsTls::certificates, CERTIFICATES).orElseGet(List::of);
    if (reader.isGiven(KEY) == chain.isEmpty()) {
      throw new IllegalArgumentException(
          "%s and %s belong together: give both or none".formatted(CERTIFICATE, KEY));
    }
    Optional<NatsTls.Identity> identity =
        reader.file(
            KEY,
            file -> NatsTls.Identity.of(chain, NatsTls.privateKey(file)),
            "a PEM file with the key of %s, in PKCS #8 without a password".formatted(CERTIFICATE));
    boolean wanted = Stream.of("tls:", "wss:").anyMatch(reader.text(URL)::contains);
    return wanted || !authorities.isEmpty() || identity.isPresent()
        ? NatsTls.of(authorities, identity)
        : NatsTls.NONE;
  }
}
