import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps the source in google-java-format: `check` fails and names the files that differ, `fix`
/// rewrites them. Run by the build: `mvn validate` checks, `mvn validate -Dformat=fix -N` fixes.
/// Files that have not changed since the last success are passed over.
class Format {
  private static final int WIDTH = 100;

  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);
    Formatter formatter = new Formatter();
    List<Path> different = new ArrayList<>();
    Path stamp = root.resolve("target/formatted");
    FileTime since = Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
    FileTime now = FileTime.from(Instant.now());
    for (Path file : sources(root)) {
      if (Files.getLastModifiedTime(file).compareTo(since) < 0) {
        continue;
      }
      String source = Files.readString(file);
      String formatted = formatter.formatSource(
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(wrapped(source)), Style.GOOGLE));
      if (formatted.equals(source)) {
        continue;
      }
      different.add(root.relativize(file));
      if (fix) {
        Files.writeString(file, formatted);
      }
    }
    if (!fix && !different.isEmpty()) {
      different.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Format them with: mvn -q -N validate -Dformat=fix");
      System.exit(1);
    }
    Files.writeString(stamp, "");
    Files.setLastModifiedTime(stamp, now);
  }

  /// Breaks lines of Markdown comments that are too long: the formatter would go on with `//`,
  /// which ends the comment.
  private static String wrapped(String source) {
    Pattern tooLong = Pattern.compile("^( *///)( .{0,%d}) (.+)$".formatted(WIDTH), Pattern.MULTILINE);
    return tooLong.matcher(source).replaceAll(
        line -> {
          int room = WIDTH - line.group(1).length();
          String text = line.group(2) + " " + line.group(3);
          if (text.length() <= room) {
            return Matcher.quoteReplacement(line.group());
          }
          int at = text.lastIndexOf(' ', room);
          return at < 1
              ? Matcher.quoteReplacement(line.group())
              : Matcher.quoteReplacement(
                  line.group(1) + text.substring(0, at) + "\n" + line.group(1) + text.substring(at));
        });
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> root.relativize(file).toString().matches("person-\\w+/src/.*"))
          .sorted()
          .toList();
    }
  }
}
