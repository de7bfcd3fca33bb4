package cim.person.web.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The objects of `server-config/kubernetes`, which were read without an unknown field.
record Manifests(List<HasMetadata> objects) {
  static final Path PROJECT = Path.of(System.getProperty("project.root", ".."));
  static final Path FOLDER = PROJECT.resolve("server-config");
  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1/Namespace", Namespace.class,
          "v1/Service", Service.class,
          "apps/v1/StatefulSet", StatefulSet.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);

  /// The models would keep an unknown field beside their own.
  private static final ObjectMapper STRICT =
      YAML.copy()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              });

  static Manifests read() throws IOException {
    Path folder = FOLDER.resolve("kubernetes");
    JsonNode names = YAML.readTree(folder.resolve("kustomization.yaml").toFile()).get("resources");
    List<HasMetadata> objects = new ArrayList<>();
    for (JsonNode name : names) {
      try (var documents =
          YAML.readerFor(JsonNode.class)
              .<JsonNode>readValues(folder.resolve(name.textValue()).toFile())) {
        while (documents.hasNext()) {
          objects.add(object(documents.next()));
        }
      }
    }
    return new Manifests(List.copyOf(objects));
  }

  private static HasMetadata object(JsonNode document) throws JsonProcessingException {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    Class<? extends HasMetadata> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("no kind that is known here: " + kind);
    }
    return STRICT.treeToValue(document, type);
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  StatefulSet set(String name) {
    return all(StatefulSet.class).stream()
        .filter(set -> set.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Stream<PodSpec> pods() {
    return all(StatefulSet.class).stream().map(set -> set.getSpec().getTemplate().getSpec());
  }

  Stream<Container> containers() {
    return pods().flatMap(pod -> pod.getContainers().stream());
  }

  /// Whether there are pods with these labels.
  boolean selects(Map<String, String> labels) {
    return all(StatefulSet.class).stream()
        .map(set -> set.getSpec().getTemplate().getMetadata().getLabels())
        .anyMatch(given -> given.entrySet().containsAll(labels.entrySet()));
  }
}
