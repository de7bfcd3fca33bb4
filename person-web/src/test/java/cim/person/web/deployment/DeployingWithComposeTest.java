package cim.person.web.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DeployingWithComposeTest {
  private final JsonNode compose = read();

  DeployingWithComposeTest() throws IOException {}

  /// Anchors and merges are resolved, as Compose does.
  private static JsonNode read() throws IOException {
    String text = Files.readString(Manifests.FOLDER.resolve("container/compose.yaml"));
    return Manifests.YAML.valueToTree(
        new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(text));
  }

  @Test
  void itIsAsTheSpecificationSays() throws IOException {
    try (InputStream schema = getClass().getResourceAsStream("/deployment/compose-spec.json")) {
      ObjectNode text = (ObjectNode) Manifests.YAML.readTree(schema);
      text.remove("$id"); // it is no address
      JsonSchema specification =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text);
      assertEquals(Set.of(), specification.validate(compose.toString(), InputFormat.JSON));
    }
  }

  @Test
  void nodesGetSettingsThatThereAre() throws IOException {
    for (String node : List.of("person-1", "person-2")) {
      List<String> given =
          compose
              .at("/services/" + node + "/environment")
              .propertyStream()
              .map(Map.Entry::getKey)
              .toList();
      assertTrue(given.size() > 5);
      assertEquals(Set.of(), KnownVariables.read().unknown(given));
    }
  }

  @Test
  void whatServersAreToldToReadIsThere() {
    for (int number = 1; number <= 3; number++) {
      String file = compose.at("/services/nats-" + number + "/command/1").textValue();
      assertNotNull(file);
      Path name = Path.of(file).getFileName();
      assertTrue(
          Files.exists(Manifests.FOLDER.resolve("nats-cluster").resolve(name)), name::toString);
    }
  }
}
