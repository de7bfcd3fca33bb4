package cim.person.web.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The scripts of `graphql-tools` with the packages that they need, installed once.
final class NodeTools {
  private static final Path FROM = Path.of("src/test/resources/graphql-tools");
  private static final Path TOOLS = Path.of("target/graphql-tools");
  private static final int PATIENCE_SECONDS = 300;

  /// How a program ended, and what it said.
  record Ended(int code, String said) {}

  private NodeTools() {}

  /// Skips the tests where Node.js or its registry is not.
  static void install() throws IOException, InterruptedException {
    assumeTrue(isThere("node") && isThere("npm"), "Node.js is not here");
    Files.createDirectories(TOOLS);
    try (Stream<Path> files = Files.list(FROM)) {
      files.forEach(NodeTools::copy);
    }
    Ended install = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    assumeTrue(install.code() == 0, () -> "no packages: " + install.said());
  }

  /// Runs a script against the server.
  static Ended run(String script) throws IOException, InterruptedException {
    return run("node", script, Node.address("http", "/graphql").toString());
  }

  private static void copy(Path file) {
    try {
      Files.copy(file, TOOLS.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static Ended run(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(TOOLS, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          List.of(command) + " does not end: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }
}
