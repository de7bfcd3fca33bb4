package cim.person.web.graphql.execution;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import jakarta.json.JsonObject;

/// How much one request may ask for. Of introspection, whose fields begin with two underscores,
/// only tokens, aliases and directives count; graphql-java bounds the rest of it.
///
/// @param depth how many levels of fields
/// @param complexity how many fields in all, those of a page counted once for each item asked for
/// @param aliases how many fields under another name
/// @param directives how many directives
/// @param tokens how many words and signs the document has
/// @param pageSize how many items a page has when the request does not say
/// @param networkSize how many nodes and edges a network is taken to have
public record QueryLimits(
    int depth,
    int complexity,
    int aliases,
    int directives,
    int tokens,
    int pageSize,
    int networkSize) {

  /// @throws TooComplex when the text is too long or too deep to be parsed
  /// @throws graphql.parser.InvalidSyntaxException when it is no document
  Document parse(String text) {
    ParserOptions options =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(changed -> changed.maxTokens(tokens).maxCharacters(Integer.MAX_VALUE));
    try {
      return Parser.parse(
          ParserEnvironment.newParserEnvironment().document(text).parserOptions(options).build());
    } catch (ParseCancelledTooDeepException _) {
      throw new TooComplex("brackets within brackets", options.getMaxRuleDepth());
    } catch (ParseCancelledException _) {
      throw new TooComplex("tokens", tokens);
    }
  }

  /// @throws TooComplex naming the limit that the document exceeds
  void check(GraphQLSchema schema, Document document, JsonObject variables) {
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      new QueryCost(this, schema, document, operation, variables).check();
    }
  }

  /// A request asks for too much.
  static final class TooComplex extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooComplex(String what, int limit) {
      super("The request has more %s than the limit of %d.".formatted(what, limit));
    }
  }
}
