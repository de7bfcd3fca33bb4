package cim.person.web.graphql.schema;

import cim.person.web.graphql.InMemorySchema;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void prints() throws Exception {
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("/tmp/schema.graphql"), InMemorySchema.build().print());
  }
}
