package cim.person.web.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.web.graphql.execution.ErrorCode;
import cim.person.web.graphql.execution.GraphQLAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                                              | JSON
          */*                                                           | JSON
          text/html                                                     | JSON
          application/graphql-response+json                             | GRAPHQL_RESPONSE
          application/graphql-response+json, application/json;q=0.9     | GRAPHQL_RESPONSE
          application/graphql-response+json;q=0.5, application/json     | JSON
          application/graphql-response+json;q=0                         | JSON
          """)
  void theAnswerIsOfTheTypeThatTheClientPrefers(String accept, MediaType type) {
    assertEquals(type, MediaType.accepted(accept));
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
  }
}
