package cim.person.application.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads values, and says of a wrong one which it is and what is allowed.
///
/// @param values the text of each key, empty where there is none
public record SettingReader(Function<String, String> values) {
  public String text(String key) {
    return values.apply(key).strip();
  }

  public boolean isGiven(String key) {
    return !text(key).isEmpty();
  }

  /// Parts that commas separate.
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  public int number(String key, int least, int most) {
    String allowed = "a whole number from %d to %d".formatted(least, most);
    return check(key, Integer::valueOf, value -> value >= least && value <= most, allowed);
  }

  public long bytes(String key) {
    return check(key, Long::valueOf, value -> value > 0, "a whole number above 0");
  }

  public Duration period(String key) {
    return check(
        key, Duration::parse, Duration::isPositive, "a period such as PT15S (ISO 8601), above 0");
  }

  /// @param otherwise what counts when the key is not given
  public boolean truth(String key, boolean otherwise) {
    return isGiven(key)
        ? check(
            key, text -> text.equals("true"), _ -> text(key).matches("true|false"), "true or false")
        : otherwise;
  }

  /// What a file is read as, absent where the key is not given.
  ///
  /// @param parse throws [IllegalArgumentException] for a file that is something else
  public <T> Optional<T> file(String key, Function<Path, T> parse, String allowed) {
    return isGiven(key)
        ? Optional.of(check(key, text -> parse.apply(Path.of(text)), _ -> true, allowed))
        : Optional.empty();
  }

  /// The first line of a file that holds a secret.
  public Optional<String> secretFile(String key) {
    return file(key, SettingReader::firstLine, "a readable file whose first line is the secret");
  }

  public <T> T check(String key, Function<String, T> parse, Predicate<T> allows, String allowed) {
    String text = text(key);
    try {
      T value = parse.apply(text);
      if (allows.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeParseException _) {
      // said below, together with values out of range
    }
    throw wrong(key, text, allowed);
  }

  public static IllegalArgumentException wrong(String key, String text, String allowed) {
    return new IllegalArgumentException("%s is '%s': it must be %s".formatted(key, text, allowed));
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .findFirst()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .orElseThrow(IllegalArgumentException::new);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }
}
