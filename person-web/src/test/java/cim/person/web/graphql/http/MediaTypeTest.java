package cim.person.web.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.ErrorCode;
import cim.person.web.graphql.execution.GraphQLAnswer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                                              | JSON
          */*                                                           | JSON
          application/graphql-response+json                             | GRAPHQL_RESPONSE
          application/graphql-response+json, application/json;q=0.9     | GRAPHQL_RESPONSE
          application/graphql-response+json;q=0.5, application/json     | JSON
          application/*                                                 | JSON
          */*, application/graphql-response+json                        | GRAPHQL_RESPONSE
          application/graphql-response+json; charset=UTF-8              | GRAPHQL_RESPONSE
          application/graphql-response+json;q=0, */*                    | JSON
          application/json;q=0.5, */*;q=0.8                             | GRAPHQL_RESPONSE
          text/html, application/xhtml+xml, */*;q=0.1                   | JSON
          APPLICATION/JSON ; q=0.001                                    | JSON
          '                                                           ' | JSON
          """)
  void theAnswerIsOfTheTypeThatTheClientPrefers(String accept, MediaType type) {
    assertEquals(Optional.of(type), MediaType.accepted(accept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json;q=0",
        "application/graphql-response+json;q=0, */*;q=0",
        "application/json; charset=iso-8859-1",
        "text/*, image/png",
        "nonsense"
      })
  void whoTakesNeitherGetsNeither(String accept) {
    assertEquals(Optional.empty(), MediaType.accepted(accept));
  }

  @Test
  void whoDoesNotSayGetsWhatEveryoneReads() {
    assertEquals(Optional.of(MediaType.JSON), MediaType.accepted(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                       | true
          Application/JSON; charset="UTF-8"      | true
          application/json, application/json     | true
          application/json; charset=iso-8859-1   | false
          text/plain                             | false
          application/json, text/plain           | false
          """)
  void onlyJsonInUtf8IsRead(String contentType, boolean accepted) {
    assertEquals(accepted, MediaType.isJson(contentType));
  }

  @Test
  void theStatusSaysWhatHappenedToThoseWhoAskForIt() {
    GraphQLAnswer late = GraphQLAnswer.refused(ErrorCode.TIMEOUT, "late");
    assertEquals(504, MediaType.GRAPHQL_RESPONSE.status(late));
    assertEquals(200, MediaType.JSON.status(late));
    GraphQLAnswer partial = new GraphQLAnswer(true, late.content());
    assertEquals(294, MediaType.GRAPHQL_RESPONSE.status(partial));
    assertEquals(200, MediaType.JSON.status(partial));
    GraphQLAnswer whole = new GraphQLAnswer(true, Map.of("data", Map.of()));
    assertEquals(200, MediaType.GRAPHQL_RESPONSE.status(whole));
  }
}
