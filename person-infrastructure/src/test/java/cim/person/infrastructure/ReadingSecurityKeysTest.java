package cim.person.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.security.Profile;
import cim.person.application.settings.SettingReader;
import cim.person.infrastructure.security.SecuritySettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingSecurityKeysTest {
  private final Properties values = new Properties();

  @BeforeEach
  void loadDefaults() throws IOException {
    try (InputStream file =
        SecurityKeys.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      values.load(Objects.requireNonNull(file));
    }
  }

  @Test
  void theDefaultIsThisMachineOnly() {
    assertEquals(Profile.LOCAL, read().profile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void theProfileLocalListensOnLoopback(String host) {
    values.setProperty("person.http.host", host);
    assertEquals(host, read().host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "*", ""})
  void theProfileLocalListensNowhereElse(String host) {
    values.setProperty("person.http.host", host);
    assertTrue(refusal().startsWith("person.http.host is '%s'".formatted(host)), refusal());
    assertTrue(refusal().contains("loopback address"), refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          person.profile                   | Local               | person.profile is 'Local': it must be local or secure
          mp.jwt.verify.issuer             | ''                  | mp.jwt.verify.issuer is not given
          mp.jwt.verify.audiences          | ''                  | mp.jwt.verify.audiences is not given
          mp.jwt.verify.publickey.location | ''                  | one of mp.jwt.verify.publickey and mp.jwt.verify.publickey.location must be given
          mp.jwt.verify.publickey          | PEM                 | one of mp.jwt.verify.publickey and mp.jwt.verify.publickey.location must be given
          mp.jwt.verify.publickey.location | http://id.example/x | mp.jwt.verify.publickey.location is 'http://id.example/x'
          mp.jwt.verify.publickey.location | /nowhere            | mp.jwt.verify.publickey.location is '/nowhere'
          mp.jwt.verify.publickey.algorithm | HS256              | mp.jwt.verify.publickey.algorithm is 'HS256'
          mp.jwt.verify.publickey.algorithm | ES256,none         | mp.jwt.verify.publickey.algorithm is 'ES256,none'
          mp.jwt.verify.clock.skew         | 3600                | mp.jwt.verify.clock.skew is '3600': it must be a whole number from 0 to 300
          """)
  void aWrongValueStopsTheStartWithASentence(String key, String value, String said) {
    values.setProperty("person.profile", "secure");
    values.setProperty("mp.jwt.verify.issuer", "https://id.example");
    values.setProperty("mp.jwt.verify.audiences", "cim-person");
    values.setProperty("mp.jwt.verify.publickey.location", "https://id.example/keys");
    assertEquals(Profile.SECURE, read().profile());
    values.setProperty(key, value);
    assertTrue(refusal().contains(said), refusal());
  }

  private String refusal() {
    return String.valueOf(assertThrows(IllegalArgumentException.class, this::read).getMessage());
  }

  private SecuritySettings read() {
    return SecurityKeys.read(new SettingReader(key -> values.getProperty(key, "")));
  }
}
