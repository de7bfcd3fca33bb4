package cim.person.web.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.web.grpc.GrpcClient;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `docs/clients.md` says of every door in one table.
class HygieneOfTheDoorsIT extends OnTheServer {
  private static final String NOBODY = "/api/v1/persons/0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21";
  private static final int TOO_MANY = 201;

  @ParameterizedTest
  @CsvSource({
    "/graphql?query={persons{totalCount}}, 200, true",
    "/graphql?query={, 200, true",
    "/graphql/schema.graphql, 200, true",
    "/api/v1/persons, 200, true",
    "/api/v1/persons?limit=x, 400, true",
    NOBODY + ", 404, true",
    NOBODY + "/events, 404, true",
    NOBODY + "/history.car, 404, true",
    "/api/v1/nothing, 404, true",
    "/, 200, false",
    "/nothing, 404, false",
    "/graphql-ui/, 200, false",
    "/openapi, 200, false",
    "/openapi/ui/, 200, false",
    "/health/ready, 200, false",
    "/metrics, 200, false",
  })
  void everyAddressKeepsBrowsersFromHarm(String path, int status, boolean isPrivate)
      throws Exception {
    HttpResponse<String> answer = node.get(path.replace("{", "%7B").replace("}", "%7D"));
    assertEquals(status, answer.statusCode());
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors 'none'"));
    assertEquals("", header(answer, "X-Powered-By"));
    assertEquals("", header(answer, "Server"));
    if (isPrivate) {
      assertEquals("no-store", header(answer, "Cache-Control"));
      assertEquals("same-origin", header(answer, "Cross-Origin-Resource-Policy"));
      assertTrue(header(answer, "Content-Security-Policy").contains("default-src 'none'"));
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  @ParameterizedTest
  @CsvSource({
    "/graphql, application/json",
    "/api/v1/persons, application/json",
    "/api/v1/history.car, application/vnd.ipld.car",
  })
  void aBodyThatEndsTooEarlyIsRefused(String path, String type) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: %s\r\n"
            .formatted(path, type);
    for (String rest :
        List.of(
            "Content-Length: 99\r\n\r\n{",
            "Transfer-Encoding: chunked\r\n\r\n63\r\n{",
            "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
      String answer = MalformedHttp.exchange((head + rest).getBytes(ISO_8859_1), true);
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertTrue(answer.contains("body must be as long and encoded as the headers say"), answer);
    }
  }

  @Test
  void aPageThatIsTooLargeIsRefusedByEachDoor() throws Exception {
    assertEquals(
        "INVALID_INPUT",
        node.ask("{persons(first: %d) {totalCount}}".formatted(TOO_MANY))
            .getJsonArray("errors")
            .getJsonObject(0)
            .getJsonObject("extensions")
            .getString("code"));
    assertEquals(
        "INVALID_INPUT",
        Node.json(node.get("/api/v1/persons?limit=" + TOO_MANY).body()).getString("code"));
    try (GrpcClient client = new GrpcClient(Node.grpcPort())) {
      StatusRuntimeException refusal =
          assertThrows(
              StatusRuntimeException.class,
              () -> client.ask("ListPersons", Map.of("pageSize", (long) TOO_MANY)));
      assertEquals("INVALID_INPUT", GrpcClient.detail(refusal, ErrorInfo.class).getReason());
    }
  }
}
