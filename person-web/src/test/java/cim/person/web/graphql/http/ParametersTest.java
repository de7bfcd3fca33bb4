package cim.person.web.graphql.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query=%7Bx%7D                                   | {"query":"{x}"}
          query=query+a%7Bb%7D&operationName=a            | {"query":"query a{b}","operationName":"a"}
          query=%7Bx%7D&operationName=&variables=         | {"query":"{x}"}
          query=%7Bx%7D&operationName=null                | {"query":"{x}","operationName":"null"}
          documentId=a&variables=%7B%22a%22%3A%22%F0%9F%8F%83%22%7D | {"documentId":"a","variables":{"a":"🏃"}}
          utm=1&utm=2&query=%7Bx%7D                       | {"query":"{x}"}
          ''                                              | {}
          """)
  void anAddressHasTheParametersAsTheSpecificationSays(String address, String parameters) {
    assertEquals(parameters, Parameters.ofQuery(address).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query=%7Bx%7D&query=%7By%7D",
        "query=%7Bx%7D&variables=x",
        "query=%7Bx%7D&extensions=%7B",
        "query=%",
        "query=%zz"
      })
  void whatIsNotSoIsRefused(String address) {
    assertThrows(BadRequest.class, () -> Parameters.ofQuery(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"query\": \"{x}\"}]",
        "\"{x}\"",
        "{}",
        "{\"query\": 1}",
        "{\"query\": \" \"}",
        "{\"query\": \"{x}\", \"variables\": \"a\"}",
        "{\"query\": \"{x}\", \"variables\": []}",
        "{\"query\": \"{x}\", \"operationName\": {}}",
        "{\"query\": \"{x}\", \"extensions\": 1}",
        "{\"query\": \"{x}\", \"extensions\": {\"persistedQuery\": {\"sha256Hash\": 1}}}",
        "{\"query\": \"{x}\", \"documentId\": \"a\"}",
        "{\"documentId\": \"a\", \"extensions\": {\"persistedQuery\": {\"sha256Hash\": \"b\"}}}",
        "{\"documentId\": 1}"
      })
  void aBodyThatIsNoRequestIsRefused(String body) {
    assertThrows(
        BadRequest.class, () -> GraphQLRequest.of(Parameters.ofBody(body.getBytes(UTF_8))));
  }

  @Test
  void fieldsThatNobodyKnowsArePassedOver() {
    String body = "{\"query\": \"{x}\", \"extensions\": {\"a\": 1}, \"b\": 2, \"variables\": null}";
    assertEquals("{x}", GraphQLRequest.of(Parameters.ofBody(body.getBytes(UTF_8))).query());
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    assertThrows(BadRequest.class, () -> Parameters.ofBody(new byte[] {'"', (byte) 0xff, '"'}));
  }
}
