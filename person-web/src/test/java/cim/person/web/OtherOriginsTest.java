package cim.person.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.settings.SettingReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
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
    return Settings.read(new SettingReader(key -> values.getProperty(key, "")));
  }
}
