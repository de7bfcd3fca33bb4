package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.NpmTools;
import cim.person.infrastructure.NpmTools.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The examples of the documents run, with the packages that they are for.
class ExamplesOfClientsIT extends OnTheServer {
  private static final String TOOLS = "client-tools";
  private static final Path FOLDER = Path.of("target", TOOLS);

  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static NpmTools tools;

  @BeforeAll
  static void install() throws Exception {
    tools = NpmTools.installed(TOOLS);
  }

  @Test
  void aClientThatIsMadeFromOpenapi() throws Exception {
    Path openapi = FOLDER.resolve("openapi.yaml");
    Files.writeString(openapi, node.get("/openapi").body());
    run("node_modules/.bin/openapi-ts", "-i", openapi.getFileName().toString(), "-o", "person");
    Files.writeString(
        FOLDER.resolve("rest.ts"),
        example("import \\{ client }")
            .replace("http://127.0.0.1:9080", Node.address("http", "").toString()));
    run("node_modules/.bin/tsc", "-p", ".");
    assertEquals(
        List.of(
            "Ada Lovelace ACTIVE",
            "INVALID_INPUT contact.email",
            "components.contact-added",
            "DUPLICATE_CONTACT "),
        run("rest.js"));
  }

  @Test
  void aClientOfNats() throws Exception {
    Files.writeString(
        FOLDER.resolve("nats.mjs"),
        example("import \\{ connect }").replace("nats://127.0.0.1:4222", node.nats().url()));
    assertEquals(
        List.of(
            "1 lifecycle.created",
            "2 lifecycle.activated",
            "true",
            "TRANSITION_NOT_ALLOWED",
            "data.reason must be given."),
        run("nats.mjs"));
  }

  private static List<String> run(String script, String... arguments)
      throws IOException, InterruptedException {
    Ended ended = tools.run(script, arguments);
    assertEquals(0, ended.code(), ended.said());
    return ended.said().lines().toList();
  }

  /// The code in the documents that begins like this.
  private static String example(String begin) throws IOException {
    Path clients = Path.of(System.getProperty("project.root"), "docs", "clients.md");
    Matcher example =
        Pattern.compile("```[jt]s\n(" + begin + ".*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(clients));
    assertTrue(example.find(), begin);
    return example.group(1);
  }
}
