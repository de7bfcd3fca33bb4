package cim.person.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingSettingsTest {
  private final Properties values = defaults();

  @Test
  void theDefaultsAreAllowed() {
    assertEquals(values.getProperty("person.nats.url"), Settings.read(config()).nats().url());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          person.nats.url             | nats://local host:4222 | addresses such as nats://127.0.0.1:4222, separated by commas
          person.nats.replicas        | 2                      | 1, 3 or 5
          person.nats.password-file   | /nowhere/password      | a readable file whose first line is the secret
          person.nats.credentials     | /nowhere/person.creds  | a credentials file with an nkey
          person.nats.tls.ca          | pom.xml                | a PEM file with certificates
          person.nats.tls.certificate | /nowhere/person.pem    | a PEM file with certificates
          person.nats.commands.enabled | yes                   | true or false
          person.nats.commands.body-limit | 1 MiB              | a whole number from 1 to 67108864
          person.nats.commands.time-limit | PT0S               | a period such as PT15S (ISO 8601), above 0
          person.append.open-batches  | many                   | a whole number from 1 to 40
          person.append.batch-from    | 1                      | 0, or a whole number from 2 to 1000
          person.append.patience      | 15s                    | a period such as PT15S (ISO 8601), above 0
          person.read-model.save      | PT0S                   | a period such as PT15S (ISO 8601), above 0
          person.policies.archive-inactive-persons.every | PT0.5S | a period such as P1D (ISO 8601), PT1S or longer
          person.policies.archive-inactive-persons.after | a year | a period such as PT15S (ISO 8601), above 0
          person.policies.recommend-skills.confidence | 1.5    | a number above 0 up to 1
          person.policies.recommend-skills.support    | 1      | a whole number from 2 to 10000
          person.policies.flag-data-quality.quiet     | P366D  | a period such as PT15S (ISO 8601), above 0, up to PT8760H
          person.siblings.subjects    | a.*, a.b               | at most 64 subjects of other domains, separated by commas, of which no two overlap
          person.siblings.subjects    | cim.person.x           | at most 64 subjects of other domains, separated by commas, of which no two overlap
          person.siblings.subjects    | a..b                   | at most 64 subjects of other domains, separated by commas, of which no two overlap
          person.siblings.largest-bytes | 0                    | a whole number from 1 to 1048576
          """)
  void aWrongValueIsSaidInOneSentence(String key, String value, String allowed) {
    values.setProperty(key, value);
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> Settings.read(config()));
    assertEquals("%s is '%s': it must be %s".formatted(key, value, allowed), refusal.getMessage());
  }

  private Config config() {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getOptionalValue")) {
                return Optional.of(values.getProperty((String) arguments[0]))
                    .filter(text -> !text.isEmpty());
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    try (InputStream file =
        Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(Objects.requireNonNull(file));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return defaults;
  }
}
