package cim.person.domain.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The descriptions that clients read in the schema are the comments that developers read here.
class DescriptionsTest {
  private static final String FILE =
      "person-domain/src/main/resources/cim/person/domain/descriptions.properties";

  /// The copy that the schema of the same build is made from.
  private static final String PACKED =
      "person-domain/target/classes/cim/person/domain/descriptions.properties";

  private final SourceComments comments;

  DescriptionsTest() throws IOException {
    comments = SourceComments.below(LivingDocument.root().resolve("person-domain/src/main/java"));
  }

  @Test
  void everythingPublicIsDescribedUnderItsOwnName() {
    assertEquals(List.of(), comments.problems());
  }

  @Test
  void theDescriptionsArePackedWithTheProgram() throws IOException {
    String text = asProperties(comments.descriptions());
    LivingDocument.at(FILE).mustSay(text);
    LivingDocument.at(PACKED).mustSay(text);

    Properties read = new Properties();
    read.load(new StringReader(text));
    assertEquals(comments.descriptions(), read);
  }

  private static String asProperties(Map<String, String> descriptions) {
    return descriptions.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
        .collect(Collectors.joining());
  }
}
