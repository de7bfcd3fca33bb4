package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  private final Path folder;
  private final StringWriter said = new StringWriter();
  private final PersonsEndpoint endpoint;

  LoadTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.endpoint = new PersonsEndpoint();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void everyLineIsCreatedOnceHoweverOftenTheFileIsLoaded() throws IOException {
    Path file = file(persons(100));
    assertEquals(0, load(file));
    assertSaid("created 100, already there 0, refused 0;");
    assertEquals(0, load(file));
    assertSaid("created 0, already there 100, refused 0;");
    assertSaid("Nothing new was created.");
    assertEquals(100, endpoint.persons());
    assertFalse(Files.exists(refused()));
  }

  @Test
  void aLineThatComesTwiceIsCreatedOnce() throws IOException {
    assertEquals(0, load(file(List.of(person("Ana"), " " + person("Ana"), person("Bo")))));
    assertSaid("created 2, already there 1, refused 0;");
  }

  @Test
  void refusedLinesAreKeptInTheirOrderWithTheReason() throws Exception {
    endpoint.objecting(
        input ->
            switch (given(input)) {
              case "malformed" ->
                  Optional.of(
                      PersonsEndpoint.error("INVALID_INPUT", ", \"field\": \"name.given[0]\""));
              case "rejected" ->
                  Optional.of(
                      """
                      {"data": {"createPerson": {"receipt": null, "rejection": \
                      {"code": "INVALID_VALUE", "message": "no", "field": "source"}}}}\
                      """);
              default -> Optional.empty();
            });
    assertEquals(
        2,
        load(
            file(
                List.of(
                    person("malformed"),
                    person("Ana"),
                    "{\"nmae\": 1}",
                    "",
                    person("rejected"),
                    "{\"a\""))));
    assertSaid("created 1, already there 0, refused 4;");
    List<String> lines = Files.readAllLines(refused());
    assertEquals(
        List.of(
            "{\"line\":1,\"reason\":\"INVALID_INPUT: because\",\"field\":\"name.given[0]\",",
            "{\"line\":3,\"reason\":\"unknown field\",\"field\":\"nmae\",",
            "{\"line\":5,\"reason\":\"INVALID_VALUE: no\",\"field\":\"source\","),
        lines.subList(0, 3).stream().map(line -> line.replaceFirst("\"input\".*", "")).toList());
    assertTrue(lines.get(1).endsWith("\"input\":\"{\\\"nmae\\\": 1}\"}"), lines.get(1));
    assertTrue(lines.get(3).startsWith("{\"line\":6,\"reason\":\"not JSON at column "));
    assertEquals(4, lines.size());
  }

  @Test
  void refusalsOfAnEarlierLoadAreRemoved() throws IOException {
    assertEquals(2, load(file(List.of("{}x"))));
    assertTrue(Files.exists(refused()));
    assertEquals(0, load(file(List.of(person("Ana")))));
    assertFalse(Files.exists(refused()));
  }

  @Test
  void aFileThatIsNoListOfRefusalsIsLeftAlone() throws IOException {
    Files.writeString(refused(), "my notes\n");
    assertEquals(1, load(file(List.of(person("Ana"), "{}x"))));
    assertEquals("my notes\n", Files.readString(refused()));
    assertEquals(0, endpoint.persons());
  }

  @Test
  void whatTheServerCannotDoYetIsAskedAgainAsTheSameCommand() throws IOException {
    Set<String> once = ConcurrentHashMap.newKeySet();
    Set<String> twice = ConcurrentHashMap.newKeySet();
    endpoint.objecting(
        input -> {
          String id = input.getString("commandId");
          if (once.add(id)) {
            return Optional.of(PersonsEndpoint.error("UNAVAILABLE", ", \"retryAfterMs\": 1"));
          }
          return twice.add(id)
              ? Optional.of(PersonsEndpoint.error("CONFLICT", ""))
              : Optional.empty();
        });
    assertEquals(0, load(file(persons(10))));
    assertSaid("created 10, already there 0, refused 0;");
    for (String id : once) {
      assertEquals(3, Collections.frequency(endpoint.asked(), id));
    }
  }

  @Test
  void aServerThatStaysAwayStopsTheLoadAtALineAndLoadingAgainGoesOn() throws IOException {
    var left = new AtomicInteger(20);
    endpoint.objecting(
        _ ->
            left.getAndDecrement() > 0
                ? Optional.empty()
                : Optional.of(PersonsEndpoint.error("TIMEOUT", "")));
    Path file = file(persons(50));
    assertEquals(1, load(file, "--patience", "0", "--parallel", "1"));
    assertSaid("stopped at line 21: TIMEOUT: because");
    assertSaid("created 20,");

    endpoint.objecting(_ -> Optional.empty());
    assertEquals(0, load(file));
    assertEquals(50, endpoint.persons());
  }

  @Test
  void whenNobodyListensItSaysSo() throws IOException {
    endpoint.close();
    assertEquals(1, load(file(persons(3)), "--patience", "0"));
    assertSaid("stopped at line 1: no answer from " + endpoint.uri());
  }

  @Test
  void whereWaitingDoesNotHelpItDoesNotWait() throws IOException {
    endpoint.objecting(_ -> Optional.of(PersonsEndpoint.error("FORBIDDEN", "")));
    assertEquals(1, load(file(persons(3)), "--parallel", "1"));
    assertSaid("stopped at line 1: FORBIDDEN: because");
    assertEquals(
        endpoint.asked().size(), Set.copyOf(endpoint.asked()).size(), "nothing is asked twice");
  }

  @Test
  void whatIsSentIsWhatTheLineSays() throws Exception {
    String line =
        "{\"name\":{\"given\":[\"毛\"]},\"contacts\":[{\"email\":\"a@example.org\",\"use\":\"WORK\"}]}";
    assertEquals(0, load(file(List.of(line))));
    Registration registration = Registration.parse(line);
    assertEquals(registration.input(), endpoint.input(registration.commandId().toString()));
  }

  @Test
  void aWrongOptionIsNoRefusedLine() throws IOException {
    assertEquals(64, load(file(persons(1)), "--fast"));
  }

  private int load(Path file, String... options) {
    said.getBuffer().setLength(0);
    var arguments = new ArrayList<>(List.of("load", file.toString()));
    arguments.addAll(List.of("--url", endpoint.uri().toString()));
    arguments.addAll(List.of(options));
    return Cli.commands()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(arguments.toArray(String[]::new));
  }

  private void assertSaid(String text) {
    assertTrue(said.toString().contains(text), said::toString);
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(folder.resolve("people.ndjson"), lines);
  }

  private Path refused() {
    return folder.resolve("people.refused.ndjson");
  }

  private static List<String> persons(int count) {
    return IntStream.range(0, count).mapToObj(number -> person("Ana " + number)).toList();
  }

  private static String person(String given) {
    return "{\"name\": {\"given\": [\"%s\"]}}".formatted(given);
  }

  private static String given(JsonObject input) {
    return input.getJsonObject("name").getJsonArray("given").getString(0);
  }
}
