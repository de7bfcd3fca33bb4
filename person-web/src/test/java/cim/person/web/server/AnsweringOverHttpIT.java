package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Methods, media types, status codes and headers of the endpoint: *GraphQL over HTTP* of September
/// 2026, RFC 9110 and CORS.
class AnsweringOverHttpIT extends OnTheServer {
  private static final String MODERN = "application/graphql-response+json";
  private static final String COUNT = "{persons {totalCount}}";
  private static final String FRIEND = "https://people.example.org";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {persons {totalCount}}                        | 200 | 200
          {                                             | 400 | 200
          {nope}                                        | 400 | 200
          query a {__typename} query b {__typename}     | 400 | 200
          query($id: ID!) {__typename}                  | 400 | 200
          subscription {personEvents {cid}}             | 400 | 200
          {projections {name} event(cid: "x") {cid}}    | 294 | 200
          {projections {name} persons(first: 1, after: "x") {totalCount}} | 294 | 200
          """)
  void theStatusIsTheSpecifications(String query, int modern, int legacy) throws Exception {
    for (String accept : List.of(MODERN, "application/json", "*/*")) {
      HttpResponse<String> answer = post(body(query), "Accept", accept);
      assertEquals(accept.equals(MODERN) ? modern : legacy, answer.statusCode(), answer.body());
      assertEquals(
          (accept.equals(MODERN) ? MODERN : "application/json") + "; charset=utf-8",
          header(answer, "Content-Type"));
      assertEquals("no-store", header(answer, "Cache-Control"));
      assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"query":                           | 400
          []                                  | 400
          [{"query": "{__typename}"}]         | 400
          {"qeury": "{__typename}"}           | 400
          {"query": "{__typename}", "variables": [7]} | 400
          """)
  void whatIsNoRequestIsRefused(String body, int status) throws Exception {
    for (String accept : List.of(MODERN, "application/json")) {
      assertEquals(status, post(body, "Accept", accept).statusCode());
    }
  }

  @Test
  void whoTakesNoJsonIsNotAnswered() throws Exception {
    HttpResponse<String> answer = post(body(COUNT), "Accept", "text/html");
    assertEquals(406, answer.statusCode());
    assertTrue(answer.body().contains(MODERN), answer.body());
  }

  @Test
  void onlyJsonIsTaken() throws Exception {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/graphql")) {
      HttpRequest request =
          to("").header("Content-Type", type).POST(BodyPublishers.ofString(body(COUNT))).build();
      assertEquals(415, send(request).statusCode(), type);
    }
    assertEquals(415, send(to("").POST(BodyPublishers.ofString(body(COUNT))).build()).statusCode());
  }

  @Test
  void aQueryIsAskedByGet() throws Exception {
    String person =
        "?query="
            + encoded("query($id: ID!) {person(id: $id) {id}}")
            + "&variables="
            + encoded("{\"id\": \"%s\"}".formatted(UUID.randomUUID()));
    assertEquals("{\"data\":{\"person\":null}}", get(person).body());
    assertTrue(get("?documentId=how-many").body().contains("totalCount"));
    HttpResponse<String> head =
        send(to("?query=" + encoded(COUNT)).method("HEAD", BodyPublishers.noBody()).build());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals("application/json; charset=utf-8", header(head, "Content-Type"));
    assertEquals(400, get("").statusCode());
    assertEquals(400, get("?query=%7Bx%7D&variables=x").statusCode());
  }

  @Test
  void aMutationIsNotAskedByGet() throws Exception {
    String mutation =
        "mutation {createPerson(input: {name: {given: [\"Ada\"], convention: MONONYMIC}}) {receipt {position}}}";
    String persisted =
        "?documentId=suspend&variables="
            + encoded("{\"person\": \"%s\"}".formatted(UUID.randomUUID()));
    String before = get("?documentId=how-many").body();
    for (String address : List.of("?query=" + encoded(mutation), persisted)) {
      HttpResponse<String> answer = get(address);
      assertEquals(405, answer.statusCode(), answer.body());
      assertEquals("POST", header(answer, "Allow"));
    }
    assertEquals(before, get("?documentId=how-many").body());
  }

  @Test
  void anAddressIsOfBoundedLength() throws Exception {
    for (int length : new int[] {8_193, 30_000}) {
      HttpResponse<String> answer = get("?query=" + "a".repeat(length - 6));
      assertEquals(414, answer.statusCode());
      assertTrue(answer.body().contains("the limit of 8192 characters"), answer.body());
    }
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer =
          send(to("").method(method, BodyPublishers.ofString(body(COUNT))).build());
      assertEquals(405, answer.statusCode());
      assertEquals("GET, HEAD, POST, OPTIONS", header(answer, "Allow"));
    }
  }

  @Test
  void documentsAreNamedInsteadOfSent() throws Exception {
    assertTrue(post("{\"documentId\": \"how-many\"}").body().contains("totalCount"));
    HttpResponse<String> unknown = post("{\"documentId\": \"other\"}", "Accept", MODERN);
    assertEquals(400, unknown.statusCode());
    assertTrue(unknown.body().contains("PersistedQueryNotFound"), unknown.body());
  }

  @Test
  void aLongAnswerIsCompressedForThoseWhoTakeThat() throws Exception {
    String query = body("{__schema {types {name description}}}");
    HttpRequest.Builder request =
        to("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(query));
    HttpResponse<byte[]> plain = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    assertEquals("", header(plain, "Content-Encoding"));
    for (String type : List.of(MODERN, "application/json")) {
      HttpResponse<byte[]> zipped =
          HTTP.send(
              request.copy().headers("Accept", type, "Accept-Encoding", "gzip").build(),
              BodyHandlers.ofByteArray());
      assertEquals("gzip", header(zipped, "Content-Encoding"));
      assertTrue(varying(zipped).containsAll(Set.of("Accept", "Accept-Encoding", "Origin")));
      byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
      assertEquals(
          new String(plain.body(), StandardCharsets.UTF_8),
          new String(unzipped, StandardCharsets.UTF_8));
    }
    HttpResponse<String> small = post(body(COUNT), "Accept-Encoding", "gzip");
    assertEquals("", header(small, "Content-Encoding"));
  }

  @Test
  void aBodyMayBeCompressedAndIsBoundedAsItIsMeant() throws Exception {
    assertTrue(
        new String(zipped(body(COUNT)).body(), StandardCharsets.UTF_8).contains("totalCount"));
    HttpResponse<byte[]> huge = zipped(body("{persons {totalCount}} #" + "x".repeat(1_100_000)));
    assertEquals(413, huge.statusCode());
    HttpRequest other =
        to("")
            .headers("Content-Type", "application/json", "Content-Encoding", "br")
            .POST(BodyPublishers.ofString(body(COUNT)))
            .build();
    assertEquals(415, send(other).statusCode());
    assertTrue(post(body(COUNT)).body().contains("totalCount"));
  }

  @Test
  void aFriendlyPageMayAsk() throws Exception {
    HttpResponse<String> preflight = preflight(FRIEND);
    assertEquals(204, preflight.statusCode());
    assertEquals(FRIEND, header(preflight, "Access-Control-Allow-Origin"));
    assertEquals("true", header(preflight, "Access-Control-Allow-Credentials"));
    assertEquals("GET, POST", header(preflight, "Access-Control-Allow-Methods"));
    assertEquals("content-type, x-other", header(preflight, "Access-Control-Allow-Headers"));
    HttpResponse<String> answer = post(body(COUNT), "Origin", FRIEND);
    assertEquals(FRIEND, header(answer, "Access-Control-Allow-Origin"));
    assertTrue(varying(answer).containsAll(Set.of("Accept", "Origin")));
  }

  @Test
  void otherPagesMayNotReadWhatTheyAskFor() throws Exception {
    for (String origin :
        List.of(
            "https://people.example.org.evil.example",
            "http://people.example.org",
            "null",
            "http://localhost:3000")) {
      for (HttpResponse<String> answer :
          List.of(preflight(origin), post(body(COUNT), "Origin", origin))) {
        assertFalse(
            answer.headers().map().keySet().stream()
                .anyMatch(name -> name.startsWith("access-control")),
            origin + " " + answer.headers());
        assertTrue(varying(answer).containsAll(Set.of("Accept", "Origin")));
      }
    }
  }

  private static HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        to("")
            .method("OPTIONS", BodyPublishers.noBody())
            .headers(
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type, x-other")
            .build());
  }

  private static HttpResponse<byte[]> zipped(String body) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return HTTP.send(
        to("")
            .headers("Content-Type", "application/json", "Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(bytes.toByteArray()))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static HttpResponse<String> post(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        to("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private static HttpResponse<String> get(String query) throws Exception {
    return send(to(query).build());
  }

  private static HttpRequest.Builder to(String query) {
    return HttpRequest.newBuilder(URI.create(Node.address("http", "/graphql") + query));
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer
        .headers()
        .firstValue(name)
        .orElse("")
        .replace(";charset", "; charset")
        .replace("UTF-8", "utf-8");
  }

  private static Set<String> varying(HttpResponse<?> answer) {
    return Set.of(String.join(",", answer.headers().allValues("Vary")).split(", *"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String body(String query) {
    return Json.createObjectBuilder().add("query", query).build().toString();
  }
}
