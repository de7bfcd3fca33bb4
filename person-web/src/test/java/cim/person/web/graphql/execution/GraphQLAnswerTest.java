package cim.person.web.graphql.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.queries.EventFeed.TooManySubscribers;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import graphql.ExecutionResult;
import graphql.SerializationError;
import graphql.execution.ResultPath;
import graphql.schema.CoercingSerializeException;
import org.junit.jupiter.api.Test;

class GraphQLAnswerTest {
  @Test
  void aValueThatCannotBeWrittenIsAnErrorOfOursThatNamesNoClass() {
    GraphQLAnswer answer =
        GraphQLAnswer.of(
            ExecutionResult.newExecutionResult()
                .data(null)
                .addError(
                    new SerializationError(
                        ResultPath.parse("/person"),
                        new CoercingSerializeException("Expected 'Int' but was 'PersonName'.")))
                .build());
    assertEquals("INTERNAL", answer.firstCode());
    assertFalse(answer.toJson().contains("PersonName"), answer.toJson());
  }

  @Test
  void oneSubscriberTooManyIsAskedToComeBackLater() {
    GraphQLAnswer answer = GraphQLAnswer.failed(new TooManySubscribers(3));
    assertEquals("UNAVAILABLE", answer.firstCode());
  }

  @Test
  void whatIsNestedTooDeeplyIsABadRequest() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThrows(BadRequest.class, () -> GraphQLRequest.json(deep));
  }
}
