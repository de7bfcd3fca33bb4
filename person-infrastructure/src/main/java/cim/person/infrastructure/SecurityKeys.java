package cim.person.infrastructure;

import cim.person.application.security.Profile;
import cim.person.application.settings.SettingReader;
import cim.person.infrastructure.nats.NatsTls;
import cim.person.infrastructure.security.SecuritySettings;
import cim.person.infrastructure.security.SecuritySettings.KeySource;
import cim.person.infrastructure.security.SecuritySettings.TokenSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The keys that say who is let in. Those that begin with `mp.jwt` are MicroProfile JWT's.
final class SecurityKeys {
  private static final String PROFILE = "person.profile";
  private static final String HOST = "person.http.host";
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String LOCATION = "mp.jwt.verify.publickey.location";
  private static final String ALGORITHMS = "mp.jwt.verify.publickey.algorithm";
  private static final String ALGORITHM =
      "(RS|ES|PS)(256|384|512)|EdDSA"; // A symmetric one makes the public key a secret.
  private static final int MOST_SECONDS = 86_400;

  private SecurityKeys() {}

  /// @throws IllegalArgumentException naming key, value and what is allowed
  static SecuritySettings read(SettingReader reader) {
    Profile profile =
        reader.check(
            PROFILE,
            text -> Profile.valueOf(text.toUpperCase(Locale.ROOT)),
            value -> value.name().toLowerCase(Locale.ROOT).equals(reader.text(PROFILE)),
            "local or secure");
    String host = reader.text(HOST);
    if (profile == Profile.LOCAL && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "%s is '%s' and %s is 'local', in which everyone is an administrator: it must be a loopback address such as 127.0.0.1, or the profile secure"
              .formatted(HOST, host, PROFILE));
    }
    return new SecuritySettings(
        profile, host, profile == Profile.SECURE ? Optional.of(tokens(reader)) : Optional.empty());
  }

  private static boolean isLoopback(String host) {
    try {
      return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static TokenSettings tokens(SettingReader reader) {
    return new TokenSettings(
        needed(reader, ISSUER, "the issuer of the tokens that count"),
        List.of(needed(reader, AUDIENCES, "whom tokens must be for").split("\\s*,\\s*")),
        keys(reader),
        algorithms(reader),
        Duration.ofSeconds(reader.number("mp.jwt.verify.clock.skew", 0, 300)),
        reader.isGiven("mp.jwt.verify.token.age")
            ? Optional.of(
                Duration.ofSeconds(reader.number("mp.jwt.verify.token.age", 1, MOST_SECONDS)))
            : Optional.empty(),
        List.of(reader.text("person.security.roles-claim").split("/")),
        reader.number("person.security.token-limit", 256, 1 << 20));
  }

  private static String needed(SettingReader reader, String key, String what) {
    if (!reader.isGiven(key)) {
      throw new IllegalArgumentException(
          "%s is not given: in the profile secure it must be %s".formatted(key, what));
    }
    return reader.text(key);
  }

  private static List<String> algorithms(SettingReader reader) {
    List<String> names = reader.list(ALGORITHMS);
    if (names.isEmpty() || !names.stream().allMatch(name -> name.matches(ALGORITHM))) {
      throw SettingReader.wrong(
          ALGORITHMS,
          reader.text(ALGORITHMS),
          "asymmetric ones, separated by commas: RS256, ES256, PS256, EdDSA, …");
    }
    return names;
  }

  private static KeySource keys(SettingReader reader) {
    if (reader.isGiven(KEY) == reader.isGiven(LOCATION)) {
      throw new IllegalArgumentException(
          "in the profile secure, one of %s and %s must be given".formatted(KEY, LOCATION));
    }
    if (reader.isGiven(KEY)) {
      return new KeySource.Text(reader.text(KEY));
    }
    String location = reader.text(LOCATION);
    if (location.matches("https?:.*")) {
      return address(reader);
    }
    return reader.check(
        LOCATION,
        text -> new KeySource.Text(content(text)),
        _ -> true,
        "a readable file, or an address that begins with https://");
  }

  private static KeySource address(SettingReader reader) {
    URI uri =
        reader.check(
            LOCATION,
            URI::create,
            value -> value.getHost() != null && isPrivate(value),
            "an address that begins with https:// (http:// only on loopback), or a file");
    return new KeySource.Address(
        uri.toString(),
        reader.period("person.security.jwks-cache"),
        reader.period("person.security.jwks-pause"),
        reader.period("person.security.jwks-timeout"),
        reader
            .file("person.security.jwks-ca", NatsTls::certificates, "a PEM file with certificates")
            .orElseGet(List::of));
  }

  private static boolean isPrivate(URI uri) {
    return uri.getScheme().equals("https") || isLoopback(uri.getHost());
  }

  private static String content(String location) {
    try {
      return Files.readString(
          location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }
}
