package cim.person.infrastructure.cli;

import cim.person.infrastructure.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/// The server's configuration as a command sees it: the same keys, from environment variables by
/// the
/// rules of MicroProfile Config, else the same defaults. Only text is read; [Settings] does the
/// rest.
final class Environment implements Config {
  private static final String DEFAULTS = "/META-INF/microprofile-config.properties";

  private final Map<String, String> variables;
  private final Properties defaults = new Properties();

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
    try (InputStream text = Settings.class.getResourceAsStream(DEFAULTS)) {
      if (text == null) {
        throw new IllegalStateException("there is no " + DEFAULTS);
      }
      defaults.load(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public <T> T getValue(String key, Class<T> kind) {
    return getOptionalValue(key, kind)
        .orElseThrow(() -> new NoSuchElementException(key + " has no value"));
  }

  @Override
  public <T> Optional<T> getOptionalValue(String key, Class<T> kind) {
    String replaced = key.replaceAll("[^A-Za-z0-9]", "_");
    for (String name : List.of(key, replaced, replaced.toUpperCase(Locale.ROOT))) {
      String value = variables.get(name);
      if (value != null) {
        return value.isEmpty() ? Optional.empty() : Optional.of(kind.cast(value));
      }
    }
    String value = defaults.getProperty(key, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(kind.cast(value));
  }

  @Override
  public ConfigValue getConfigValue(String key) {
    throw new UnsupportedOperationException("getConfigValue");
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return new TreeSet<>(defaults.stringPropertyNames());
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> kind) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> kind) {
    throw new IllegalArgumentException("no " + kind.getName());
  }
}
