package cim.person.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherOriginsTest {
  private final Properties values = new Properties();

  @BeforeEach
  void loadDefaults() throws IOException {
    try (InputStream file =
        Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      values.load(Objects.requireNonNull(file));
    }
  }

  @Test
  void thereAreNoneUntilTheyAreNamed() {
    assertEquals(Set.of(), read("").origins());
  }

  @Test
  void eachIsTakenAsItIsWritten() {
    assertEquals(
        Set.of("https://people.example.org", "http://localhost:3000", "app://cim"),
        read("https://people.example.org,http://localhost:3000,app://cim,app://cim").origins());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "people.example.org",
        "https://people.example.org/",
        "https://*.example.org",
        "https://me@people.example.org",
        "https://people.example.org https://other.example.org"
      })
  void whatIsNoOriginStopsTheStart(String origin) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> read(origin)).getMessage());
    assertTrue(message.startsWith("person.http.origins has '" + origin + "'"), message);
  }

  private Settings read(String origins) {
    values.setProperty("person.http.origins", origins);
    return Settings.read(
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (_, method, arguments) -> value(method.getName(), arguments)));
  }

  private Object value(String method, Object[] arguments) {
    String text = values.getProperty((String) arguments[0]);
    Object value =
        switch (((Class<?>) arguments[1]).getSimpleName()) {
          case "Integer" -> Integer.valueOf(text);
          case "Boolean" -> Boolean.valueOf(text);
          case "Duration" -> Duration.parse(text);
          case "String[]" -> text.split(",", -1);
          default -> text;
        };
    return method.equals("getOptionalValue")
        ? Optional.of(value).filter(_ -> !text.isEmpty())
        : value;
  }
}
