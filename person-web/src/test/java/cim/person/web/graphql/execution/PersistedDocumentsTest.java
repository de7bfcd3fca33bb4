package cim.person.web.graphql.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.security.Caller;
import cim.person.web.graphql.InMemorySchema;
import cim.person.web.graphql.schema.PersonSchema;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistedDocumentsTest {
  private static final String COUNT = "{persons {totalCount}}";
  private static final String HASH = PersistedDocuments.hash(COUNT);
  private static final String OTHER = "{persons {pageInfo {hasNextPage}}}";
  private static final String LIST =
      "{\"count\": \"%s\", \"%s\": \"%s\"}".formatted(COUNT, PersistedDocuments.hash(OTHER), OTHER);
  private static final String BY_HASH =
      "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"%s\"}}}";
  private static final QueryLimits LIMITS = new QueryLimits(12, 1_000, 10, 5, 2_000, 20, 150);

  @TempDir private Path folder = Path.of("");
  private final PersonSchema schema = InMemorySchema.build();

  @Test
  void theHashIsThatOfTheSpecification() {
    assertEquals(
        "71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b",
        PersistedDocuments.hash("query($id:ID!){user(id:$id){name}}"));
  }

  @Test
  void aDocumentIsNamedByItsIdOrItsHash() throws IOException {
    PersistedDocuments documents = read(LIST, false);
    assertTrue(ask(documents, "{\"documentId\": \"count\"}").executed());
    assertTrue(ask(documents, "{\"documentId\": \"sha256:%s\"}".formatted(HASH)).executed());
    assertTrue(ask(documents, BY_HASH.formatted(HASH)).executed());
    assertTrue(ask(documents, BY_HASH.formatted(PersistedDocuments.hash(OTHER))).executed());
    assertTrue(ask(documents, "{\"query\": \"{__typename}\"}").executed());
  }

  @Test
  void whatIsUnknownIsSaidInApollosWords() throws IOException {
    PersistedDocuments documents = read(LIST, false);
    String unknown = BY_HASH.formatted(PersistedDocuments.hash("{__typename}"));
    assertEquals("PersistedQueryNotFound", refusal(documents, unknown));
    assertEquals("PersistedQueryNotFound", refusal(documents, "{\"documentId\": \"x\"}"));
    assertEquals("PersistedQueryNotSupported", refusal(PersistedDocuments.NONE, unknown));
    String both = unknown.replaceFirst("\\{", "{\"query\": \"{__typename}\", ");
    assertTrue(ask(documents, both).executed());
    assertEquals(
        "The sha256Hash is not that of the field \"query\".",
        refusal(documents, both.replace("__typename", "a: __typename")));
  }

  @Test
  void nothingElseIsAnsweredWhenTheConfigurationSaysSo() throws IOException {
    PersistedDocuments only = read(LIST, true);
    assertEquals(
        "Only the documents of this server's list are answered.",
        refusal(only, "{\"query\": \"{__typename}\"}"));
    assertEquals("FORBIDDEN", ask(only, "{\"query\": \"{__typename}\"}").firstCode());
    assertTrue(ask(only, "{\"query\": \"%s\"}".formatted(COUNT)).executed());
    assertTrue(ask(only, "{\"documentId\": \"count\"}").executed());
  }

  @Test
  void aMutationIsSeenInADocumentThatIsNamed() throws IOException {
    String mutation =
        "mutation {suspendPerson(input: {person: \\\"x\\\", reason: \\\"r\\\"}) {rejection {code}}}";
    GraphQLExecution execution =
        execution(read("{\"m\": \"%s\", \"count\": \"%s\"}".formatted(mutation, COUNT), false));
    assertTrue(execution.isMutation(request("{\"documentId\": \"m\"}")));
    assertFalse(execution.isMutation(request("{\"documentId\": \"count\"}")));
    assertFalse(execution.isMutation(request("{\"documentId\": \"none\"}")));
    assertFalse(execution.isMutation(request("{\"query\": \"mutation {\"}")));
    String two =
        "{\"query\": \"mutation a {__typename} query b {__typename}\", \"operationName\": \"%s\"}";
    assertTrue(execution.isMutation(request(two.formatted("a"))));
    assertFalse(execution.isMutation(request(two.formatted("b"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1}                                   | its entry 'a' must be a GraphQL document, a string
          {"a b": "{__typename}"}                    | its entry 'a b' must be named by a SHA-256 or an id
          {"md5:a": "{__typename}"}                  | its entry 'md5:a' must be named by a SHA-256 or an id
          {"a": "{"}                                 | its entry 'a' cannot be run
          {"good": "{__typename}", "a": "{nope}"}    | its entry 'a' does not fit the schema
          {"a": "{persons(first: 200) {nodes {id revision head position createdAt}}}"} | its entry 'a' cannot be run: The request has more fields
          []                                         | must be a file with one JSON object
          {"a": "{__typename}"                       | must be a file with one JSON object
          """)
  void aWrongEntryStopsTheStartByItsName(String file, String problem) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(file, false));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(problem) && message.contains("documents.json"), message);
  }

  @Test
  void aHashThatIsNotTheDocumentsStopsTheStart() {
    String wrong = "{\"%s\": \"{__typename}\"}".formatted(HASH);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(wrong, false));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("its entry '" + HASH + "' has another SHA-256"), message);
  }

  @Test
  void aFileThatIsNotThereStopsTheStart() {
    for (boolean only : new boolean[] {true, false}) {
      String file = only ? "" : folder.resolve("none.json").toString();
      assertThrows(
          IllegalArgumentException.class, () -> DocumentList.read(file, only, schema, LIMITS));
    }
  }

  private PersistedDocuments read(String list, boolean only) throws IOException {
    Path file = Files.writeString(folder.resolve("documents.json"), list, UTF_8);
    return DocumentList.read(file.toString(), only, schema, LIMITS);
  }

  private GraphQLExecution execution(PersistedDocuments documents) {
    return new GraphQLExecution(
        schema, LIMITS, documents, Duration.ofSeconds(30), true, Thread::startVirtualThread);
  }

  private GraphQLAnswer ask(PersistedDocuments documents, String body) {
    return execution(documents).answer(request(body), Caller.trusted("user:ada"));
  }

  private String refusal(PersistedDocuments documents, String body) {
    GraphQLAnswer answer = ask(documents, body);
    assertFalse(answer.executed());
    try (var json = Json.createReader(new StringReader(answer.toJson()))) {
      return json.readObject().getJsonArray("errors").getJsonObject(0).getString("message");
    }
  }

  private static GraphQLRequest request(String body) {
    return GraphQLRequest.of(GraphQLRequest.json(body));
  }
}
