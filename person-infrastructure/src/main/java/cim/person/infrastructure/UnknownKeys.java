package cim.person.infrastructure;

import cim.person.application.policies.KnownPolicies;
import cim.person.application.settings.KnownKeys;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/// Warns of keys of ours, in any source, that nothing reads.
final class UnknownKeys {
  private static final Logger LOG = System.getLogger(UnknownKeys.class.getName());
  private static final String DEFAULTS = "META-INF/microprofile-config.properties";

  /// What the server's configuration and the launcher read themselves.
  private static final List<String> OUTSIDE =
      List.of(
          "person.http.port",
          "person.grpc.port",
          "person.grpc.message-limit",
          "person.nats.port",
          "person.start.timeout",
          "person.https.port",
          "person.tls.keystore",
          "person.tls.password",
          "person.tls.password.file",
          "person.token");

  private UnknownKeys() {}

  static void warn(Config config, KnownPolicies policies) throws IOException {
    Set<String> known = new HashSet<>(OUTSIDE);
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    for (URL file : Collections.list(application.getResources(DEFAULTS))) {
      Properties defaults = new Properties();
      try (InputStream stream = file.openStream()) {
        defaults.load(stream);
      }
      known.addAll(defaults.stringPropertyNames());
    }
    policies.all().stream().flatMap(policy -> PolicyKeys.modes(policy.name())).forEach(known::add);
    new KnownKeys(known)
        .complaints(StreamSupport.stream(config.getPropertyNames().spliterator(), false))
        .forEach(complaint -> LOG.log(Level.WARNING, complaint));
  }
}
