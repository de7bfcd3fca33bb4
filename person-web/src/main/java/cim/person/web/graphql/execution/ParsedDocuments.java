package cim.person.web.graphql.execution;

import graphql.language.Document;
import java.util.LinkedHashMap;
import java.util.Map;

/// Documents as they were parsed before: clients send the same one time after time, with other
/// variables. Bounded, thread-safe.
final class ParsedDocuments {
  private static final int MOST = 256;
  private static final int LONGEST = 2_048;

  private final QueryLimits limits;
  private final Map<String, Document> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
          return size() > MOST;
        }
      };

  ParsedDocuments(QueryLimits limits) {
    this.limits = limits;
  }

  /// @throws QueryLimits.TooComplex when the text is too long or too deep to be parsed
  /// @throws graphql.parser.InvalidSyntaxException when it is no document
  Document of(String text) {
    synchronized (recent) {
      Document known = recent.get(text);
      if (known != null) {
        return known;
      }
    }
    Document document = limits.parse(text);
    if (text.length() <= LONGEST) {
      synchronized (recent) {
        recent.put(text, document);
      }
    }
    return document;
  }
}
