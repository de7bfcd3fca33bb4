package cim.person.web.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.data.Inputs;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.documents.LivingDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private static final Map<String, Object> DOCUMENT = OpenApiDocument.build();

  @Test
  void theCommittedDocumentIsTheOneThatIsServed() {
    LivingDocument.at("docs/openapi.yaml")
        .mustSay("# Written by a test: mvn verify -Dupdate-docs\n" + Yaml.of(DOCUMENT));
  }

  @Test
  void everyCommandThatClientsCanGiveHasAnAddress() {
    assertEquals(
        Inputs.commands().stream()
            .filter(command -> command != CreatePerson.class)
            .map(Hierarchy::kebab)
            .sorted()
            .toList(),
        Objects.requireNonNull((Map<?, ?>) DOCUMENT.get("paths")).keySet().stream()
            .map(String::valueOf)
            .filter(path -> path.contains("/commands/"))
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .sorted()
            .toList());
  }

  @Test
  void yamlIsReadAsItIsMeant() {
    assertEquals(
        """
        a: "true"
        b: true
        list:
          - x: 1
            "y": []
          - "z: 1"
          -
            - {}
        "with space": "line\\nline"
        """,
        Yaml.of(
            Schemas.ordered(
                "a",
                "true",
                "b",
                true,
                "list",
                List.of(Schemas.ordered("x", 1, "y", List.of()), "z: 1", List.of(Map.of())),
                "with space",
                "line\nline")));
  }
}
