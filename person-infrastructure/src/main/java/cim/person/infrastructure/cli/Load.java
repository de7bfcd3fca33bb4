package cim.person.infrastructure.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `load`: creates a person for every line of a file.
@Command(
    name = "load",
    description = {
      "Creates a person for every line of an NDJSON file, at the running server.",
      "A line is a JSON object with name, source, contacts and activate. The same line is the same"
          + " command, so a file can be loaded again at any time: what is there already stays as it"
          + " is. Lines that are refused are written to another file, each with its number and the"
          + " reason. Only the latest load's are kept.",
      "A server in the profile secure wants a token: the variable PERSON_TOKEN."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every line is there now",
      "2:some lines were refused",
      "1:it had to stop before the end; load the file again to go on",
      "64:the command was not understood"
    })
final class Load implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final int MOST_PARALLEL = 64;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The file, or - for the standard input.")
  private String file = STANDARD_INPUT;

  @Option(
      names = "--refused",
      paramLabel = "PATH",
      description = "Where refused lines go: by default FILE.refused.ndjson.")
  private @Nullable Path refusedFile;

  @Option(
      names = "--url",
      description = "Address of the server: by default ${DEFAULT-VALUE}.",
      defaultValue = "http://127.0.0.1:${env:PERSON_HTTP_PORT:-9080}")
  private URI url = URI.create("http://127.0.0.1:9080");

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Requests at a time: by default ${DEFAULT-VALUE}.",
      defaultValue = "8")
  private int parallel;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "How long to try while the server cannot: by default ${DEFAULT-VALUE}.",
      defaultValue = "60")
  private int patience;

  @Override
  public Integer call() throws InterruptedException {
    check();
    long start = System.nanoTime();
    try (InputStream input = open();
        var refused = new RefusedLines(refusedFile());
        var persons = new GraphQlPersons(url, System.getenv("PERSON_TOKEN"))) {
      var progress = new Progress(problems());
      var loading =
          new Loading(persons, refused, progress, size(), parallel, Duration.ofSeconds(patience));
      Tally tally = loading.load(new NumberedLines(input));
      progress.end();
      return summary(tally, (System.nanoTime() - start) / 1e9);
    } catch (FileAlreadyExistsException e) {
      problems().println("person: " + e.getMessage() + "; name another with --refused");
      return 1;
    } catch (AccessDeniedException e) {
      problems().println("person: " + e.getFile() + " may not be read or written");
      return 1;
    } catch (NoSuchFileException e) {
      problems().println("person: there is no " + e.getFile());
      return 1;
    } catch (IOException e) {
      problems().println("person: " + e.getMessage());
      return 1;
    }
  }

  private void check() {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw wrong("--url must be an address such as http://127.0.0.1:9080");
    }
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw wrong("--parallel must be 1 to " + MOST_PARALLEL);
    }
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private int summary(Tally tally, double seconds) {
    out().printf("%s; %.1f s, %,.0f lines/s%n", tally, seconds, tally.lines() / seconds);
    if (tally.refused() > 0) {
      out().println("The refused lines, with the reasons, are in " + refusedFile());
    }
    if (tally.stop() != null) {
      problems()
          .printf(
              "person: stopped at line %d: %s%nLoad it again to go on: nothing is created twice.%n",
              tally.stop().line(), tally.stop().reason());
      return 1;
    }
    if (tally.created() == 0 && tally.alreadyThere() > 0) {
      out().println("Nothing new was created.");
    }
    return tally.refused() > 0 ? 2 : 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter problems() {
    return spec.commandLine().getErr();
  }

  private InputStream open() throws IOException {
    return isStandardInput() ? System.in : new FileInputStream(file);
  }

  private long size() throws IOException {
    return isStandardInput() ? 0 : Files.size(Path.of(file));
  }

  private Path refusedFile() {
    if (refusedFile != null) {
      return refusedFile;
    }
    String name = isStandardInput() ? "stdin" : file.replaceFirst("\\.ndjson$", "");
    return Path.of(name + ".refused.ndjson");
  }

  private boolean isStandardInput() {
    return file.equals(STANDARD_INPUT);
  }
}
