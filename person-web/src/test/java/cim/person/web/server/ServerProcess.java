package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The process of the server that the tests run against, as the JDK's `jcmd` sees it.
///
/// @param pid its id
record ServerProcess(long pid) {
  static ServerProcess running() {
    String name = System.getProperty("person.server");
    return new ServerProcess(
        ProcessHandle.current()
            .descendants()
            .filter(each -> each.info().commandLine().orElse("").contains(name))
            .filter(each -> each.info().command().orElse("").endsWith("java"))
            .findFirst()
            .orElseThrow()
            .pid());
  }

  int threads() throws IOException, InterruptedException {
    return Integer.parseInt(ask("Thread.print", "_java_thread_list=.*?length=(\\d+)"));
  }

  /// What is in use of the heap after a collection.
  long usedMib() throws IOException, InterruptedException {
    ask("GC.run", "(.*)");
    return Long.parseLong(ask("GC.heap_info", "used (\\d+)K")) >> 10;
  }

  private String ask(String command, String pattern) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Path said = Files.createTempFile("said", ".txt");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertEquals(0, process.waitFor());
      return Pattern.compile(pattern, Pattern.DOTALL)
          .matcher(Files.readString(said))
          .results()
          .findFirst()
          .map((MatchResult result) -> result.group(1))
          .orElseThrow();
    } finally {
      Files.delete(said);
    }
  }
}
