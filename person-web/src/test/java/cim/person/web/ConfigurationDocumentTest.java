package cim.person.web;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.security.Profile;
import cim.person.application.settings.KnownKeys;
import cim.person.application.settings.SettingReader;
import cim.person.domain.documents.LivingDocument;
import cim.person.infrastructure.SettingsRefusal;
import cim.person.web.grpc.GrpcSettings;
import cim.person.web.security.SchemaAccess;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Writes down every key from the files of defaults; what is allowed is what is said of a value
/// that is not.
class ConfigurationDocumentTest {
  private static final String WRONG = "?";

  private final Properties defaults = new Properties();

  @Test
  void theDocumentNamesEveryKey() throws IOException {
    String keys = section("person-infrastructure") + section("person-web");
    LivingDocument.at("docs/configuration.md")
        .mustSay(
            """
            # Configuration

            This file is written by a test, from the defaults and from what is said of a wrong value: `mvn verify -Dupdate-docs`.

            Keys are MicroProfile Config. Set one by its environment variable. Periods are ISO 8601: `PT15S` is 15 seconds, `P1D` a day. Values are read once, at the start. A wrong one stops the start with a sentence that names the key, the value and what is allowed; a `person.` key that nothing reads is warned of, with the nearest one.

            ## The launcher and the server
            | environment variable | default | |
            |---|---|---|
            | `PERSON_HTTP_PORT` | 9080 | the port of the server |
            | `PERSON_GRPC_PORT` | 9081 | the port of the server for gRPC |
            | `PERSON_GRPC_MESSAGE_LIMIT` | 4194304 | the most bytes of a gRPC message that is read at all |
            | `PERSON_TLS_KEYSTORE`, `PERSON_TLS_PASSWORD`, `PERSON_TLS_PASSWORD_FILE` | | [TLS](security.md#tls): a PKCS #12 file, and its password or the file that holds it |
            | `PERSON_HTTPS_PORT` | 9443 | the port of the server with TLS |
            | `PERSON_NATS_PORT` | 4222 | the port of the NATS server that `./person run` starts |
            | `PERSON_START_TIMEOUT` | 120 | seconds to wait for the server to be ready |
            | `WLP_LOGGING_CONSOLE_FORMAT`, `WLP_LOGGING_MESSAGE_FORMAT` | SIMPLE | JSON: Open Liberty's structured logs, one object a line |
            | `OTEL_SDK_DISABLED`, `OTEL_…` | true | `false`: [traces](operations.md#traces) are sent |
            """
                + keys);
  }

  @Test
  void aMisspeltKeyIsTold() {
    KnownKeys known = new KnownKeys(List.of("person.nats.url", "person.http.page-size"));
    assertEquals(
        List.of(
            "PERSON_HTTP_PAGESIZE is no key and is ignored; the nearest is person.http.page-size"),
        known.complaints(
            Stream.of(
                "person.http.pagesize",
                "PERSON_HTTP_PAGESIZE",
                "PERSON_NATS_URL",
                "person.http.page-size",
                "PATH")));
  }

  private String section(String module) throws IOException {
    Path file =
        LivingDocument.root()
            .resolve(module + "/src/main/resources/META-INF/microprofile-config.properties");
    String text = Files.readString(file);
    defaults.clear();
    defaults.setProperty("person.grpc.port", "9081"); // of server-config/common.xml
    defaults.load(new StringReader(text));
    Consumer<SettingReader> read =
        module.equals("person-web") ? ConfigurationDocumentTest::readWeb : SettingsRefusal::check;
    StringBuilder document = new StringBuilder("\n## Keys of " + module + "\n");
    for (String block : blocks(text)) {
      document.append(told(block, read));
    }
    return document.toString();
  }

  /// A comment and the keys below it, up to the next comment.
  private static List<String> blocks(String text) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean hasKeys = false;
    for (String line : text.lines().toList()) {
      if ((line.startsWith("#") && hasKeys) || line.isBlank()) {
        blocks.add(block.toString());
        block.setLength(0);
        hasKeys = false;
      }
      hasKeys |= !line.startsWith("#") && !line.isBlank();
      block.append(line).append('\n');
    }
    blocks.add(block.toString());
    return blocks;
  }

  private String told(String block, Consumer<SettingReader> read) throws IOException {
    Properties keys = new Properties();
    keys.load(new StringReader(block));
    String rows =
        keys.stringPropertyNames().stream()
            .filter(key -> key.startsWith("person.") || key.startsWith("mp.jwt."))
            .sorted()
            .map(key -> row(key, keys.getProperty(key), read))
            .collect(joining());
    String comment =
        block
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .collect(joining(" "));
    return rows.isEmpty()
        ? ""
        : "\n%s\n\n| key | environment variable | default | allowed |\n|---|---|---|---|\n%s"
            .formatted(comment, rows);
  }

  private String row(String key, String value, Consumer<SettingReader> read) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            key,
            KnownKeys.variable(key),
            value.isEmpty() ? "" : "`" + value + "`",
            allowed(key, read).replace("|", "\\|"));
  }

  private String allowed(String key, Consumer<SettingReader> read) {
    try {
      Map<String, String> given = new HashMap<>(secure(key));
      given.put(key, WRONG);
      read.accept(
          new SettingReader(
              asked ->
                  Objects.requireNonNullElseGet(
                      given.get(asked), () -> defaults.getProperty(asked, ""))));
      return "text";
    } catch (IllegalArgumentException refusal) {
      return String.valueOf(refusal.getMessage()).replaceFirst("^.*'\\?': (it must be )?", "");
    }
  }

  /// Keys of the profile secure are read in that profile only.
  private static Map<String, String> secure(String key) {
    return key.startsWith("mp.jwt.") || key.startsWith("person.security.")
        ? Map.of(
            "person.profile", "secure",
            "mp.jwt.verify.issuer", "https://issuer.example.org",
            "mp.jwt.verify.audiences", "cim-person",
            "mp.jwt.verify.publickey.location",
                key.equals("mp.jwt.verify.publickey") ? "" : "https://issuer.example.org/keys")
        : Map.of();
  }

  private static void readWeb(SettingReader reader) {
    Settings.read(reader);
    GrpcSettings.read(reader);
    SchemaAccess.read(reader, Profile.LOCAL);
  }
}
