package cim.person.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.nats.Certificates;
import cim.person.infrastructure.nats.NatsLogin;
import cim.person.infrastructure.nats.NatsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingNatsKeysTest {
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void anEmptyEnvironmentGivesTheDefaults() {
    NatsSettings settings = NatsKeys.read(environment);
    assertEquals("nats://127.0.0.1:4222", settings.url());
    assertEquals(1, settings.replicas());
    assertInstanceOf(NatsLogin.None.class, settings.login());
    assertTrue(settings.tls().context().isEmpty());
  }

  @Test
  void theEnvironmentNamesEveryKey(@TempDir Path folder) throws IOException {
    environment.put("PERSON_NATS_URL", "tls://one:4222,tls://two:4222");
    environment.put("PERSON_NATS_REPLICAS", "3");
    environment.put("PERSON_NATS_USER", "person");
    environment.put(
        "PERSON_NATS_PASSWORD_FILE",
        Files.writeString(folder.resolve("password"), "hush\n").toString());
    environment.put("PERSON_NATS_PLACEMENT_CLUSTER", "cim");
    environment.put("PERSON_NATS_PLACEMENT_TAGS", "zone:1, ssd");
    NatsSettings settings = NatsKeys.read(environment);
    assertEquals(3, settings.replicas());
    assertEquals(List.of("zone:1", "ssd"), settings.placement().tags());
    assertTrue(settings.tls().context().isPresent());
    NatsLogin.Password login = assertInstanceOf(NatsLogin.Password.class, settings.login());
    assertEquals("hush", login.password().text());
    assertFalse((settings + " " + login).contains("hush"));
  }

  @Test
  void aLoginThatIsIncompleteOrDoubleIsRefused() {
    environment.put("PERSON_NATS_USER", "person");
    assertRefused("person.nats.user and one of person.nats.password");
    environment.put("PERSON_NATS_PASSWORD", "hush");
    NatsKeys.read(environment);
    environment.put("PERSON_NATS_TOKEN", "hush");
    assertRefused("person.nats.user and person.nats.token are given: only one of them may be");
    environment.remove("PERSON_NATS_TOKEN");
    environment.put("PERSON_NATS_PASSWORD_FILE", "/nowhere");
    assertRefused("person.nats.password and person.nats.password-file are given");
  }

  @Test
  void aLoginInAWrongAddressIsNotShown() {
    environment.put("PERSON_NATS_URL", "nats://person:hush@local host:4222");
    assertRefused("person.nats.url is 'nats://local host:4222': it must be addresses such as");
    environment.put("PERSON_NATS_URL", "opentls://person:hush@one:4222");
    assertRefused("person.nats.url is 'opentls://one:4222'");
  }

  @Test
  void aCertificateAndAKeyBelongTogether(@TempDir Path folder) {
    Certificates.make(folder, "one", "two");
    environment.put("PERSON_NATS_TLS_CERTIFICATE", folder.resolve("one.pem").toString());
    assertRefused("person.nats.tls.certificate and person.nats.tls.key belong together");
    environment.put("PERSON_NATS_TLS_KEY", folder.resolve("one.key").toString());
    assertTrue(NatsKeys.read(environment).tls().context().isPresent());
    environment.put("PERSON_NATS_TLS_KEY", folder.resolve("two.key").toString());
    assertRefused("person.nats.tls.key is '" + folder.resolve("two.key") + "': it must be a PEM");
    environment.put("PERSON_NATS_TLS_KEY", folder.resolve("one.pem").toString());
    assertRefused("person.nats.tls.key is '" + folder.resolve("one.pem") + "': it must be a PEM");
  }

  @Test
  void aCredentialsFileWithoutAKeyIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("person.creds"), "hush");
    environment.put("PERSON_NATS_CREDENTIALS", file.toString());
    assertRefused("person.nats.credentials is '" + file + "': it must be a credentials file");
  }

  private void assertRefused(String sentence) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> NatsKeys.read(environment));
    String said = String.valueOf(refusal.getMessage());
    assertTrue(said.startsWith(sentence), said);
    assertFalse(said.contains("hush"), said);
  }
}
