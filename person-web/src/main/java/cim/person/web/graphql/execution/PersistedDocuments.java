package cim.person.web.graphql.execution;

import cim.person.application.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// The documents that a client may name instead of sending them: by `documentId`, as the appendix
/// of *GraphQL over HTTP* on persisted documents has it, or by the hash of Apollo's persisted
/// queries. Nobody can add one by a request. Thread-safe.
public final class PersistedDocuments {
  /// None, and every document may be sent.
  public static final PersistedDocuments NONE = new PersistedDocuments(Map.of(), false);

  static final String SHA_256 = "sha256:";

  private final Map<String, String> documents = new HashMap<>();
  private final boolean only;

  /// @param byId the documents by their ids; each is also found by its hash
  /// @param only whether others are refused
  PersistedDocuments(Map<String, String> byId, boolean only) {
    byId.forEach(
        (id, document) -> {
          documents.put(id, document);
          documents.put(SHA_256 + hash(document), document);
        });
    this.only = only;
  }

  /// The request with the document that it asks for.
  ///
  /// @throws Refused when it is not in the list
  GraphQLRequest resolve(GraphQLRequest request) {
    String id = request.documentId();
    String query = request.query();
    if (query.isBlank()) {
      String document = documents.get(id);
      if (document == null) {
        throw new Refused(ErrorCode.INVALID_INPUT, unknown());
      }
      return request.withDocument(document);
    }
    String hash = SHA_256 + hash(query);
    if (id != null && !id.equals(hash)) {
      throw new Refused(
          ErrorCode.INVALID_INPUT, "The sha256Hash is not that of the field \"query\".");
    }
    if (only && !documents.containsKey(hash)) {
      throw new Refused(
          ErrorCode.FORBIDDEN, "Only the documents of this server's list are answered.");
    }
    return request;
  }

  /// In the words that Apollo's clients understand: after the first they send the document along,
  /// after the second they send no names any more.
  private String unknown() {
    return documents.isEmpty() ? "PersistedQueryNotSupported" : "PersistedQueryNotFound";
  }

  static String hash(String document) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// The document is not to be had.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    Refused(ErrorCode code, String message) {
      super(message);
      this.code = code;
    }

    GraphQLAnswer answer() {
      return GraphQLAnswer.refused(code, String.valueOf(getMessage()));
    }
  }
}
