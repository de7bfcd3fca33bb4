package cim.person.application.settings;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The keys that mean something, to find those that are misspelt. A key and its environment
/// variable are the same key.
public final class KnownKeys {
  private static final String OURS = "PERSON_";

  private final Map<String, String> byVariable;

  public KnownKeys(Collection<String> keys) {
    byVariable =
        keys.stream()
            .collect(toMap(KnownKeys::variable, key -> key, (first, _) -> first, TreeMap::new));
  }

  /// The environment variable of a key: `PERSON_NATS_URL` for `person.nats.url`.
  public static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /// A sentence for each of the given names that begins as ours do and is not known.
  public List<String> complaints(Stream<String> given) {
    return given
        .filter(name -> variable(name).startsWith(OURS))
        .filter(name -> !byVariable.containsKey(variable(name)))
        .sorted()
        .collect(toMap(KnownKeys::variable, name -> name, (first, _) -> first, TreeMap::new))
        .values()
        .stream()
        .map(
            name -> "%s is no key and is ignored; the nearest is %s".formatted(name, nearest(name)))
        .toList();
  }

  private String nearest(String name) {
    String variable = variable(name);
    return byVariable.entrySet().stream()
        .min(Comparator.comparingInt(known -> distance(variable, known.getKey())))
        .map(Map.Entry::getValue)
        .orElse("none");
  }

  /// Levenshtein's.
  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[other.length()];
  }
}
