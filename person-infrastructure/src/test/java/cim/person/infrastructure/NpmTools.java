package cim.person.infrastructure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Scripts of a test for Node.js, with the npm packages that they need.
public final class NpmTools {
  private static final int PATIENCE_SECONDS = 300;

  private final Path folder;

  /// How a program ended, and what it said.
  public record Ended(int code, String said) {}

  private NpmTools(Path folder) {
    this.folder = folder;
  }

  /// Installs what lies in a folder of the module's test resources. Skips the tests where Node.js
  /// or its registry is not.
  public static NpmTools installed(String name) throws IOException, InterruptedException {
    assumeTrue(isThere("node") && isThere("npm"), "Node.js is not here");
    NpmTools tools = new NpmTools(Files.createDirectories(Path.of("target", name)));
    tools.copyFrom(Path.of("src/test/resources", name));
    Ended install =
        tools.program(
            "npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
    assumeTrue(install.code() == 0, () -> "no packages: " + install.said());
    return tools;
  }

  /// Runs a script.
  public Ended run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return program(command.toArray(String[]::new));
  }

  private void copyFrom(Path resources) throws IOException {
    try (Stream<Path> files = Files.list(resources)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
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

  private Ended program(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          String.join(" ", command) + " does not end: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }
}
