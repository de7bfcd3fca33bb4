package cim.person.web.deployment;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The environment variables that set something: of the application, and of the server's
/// configuration.
record KnownVariables(Set<String> names) {
  private static final Pattern VARIABLE = Pattern.compile("<variable name=\"([^\"]+)\"");

  static KnownVariables read() throws IOException {
    Set<String> names = new HashSet<>();
    for (String module : new String[] {"person-infrastructure", "person-web"}) {
      Properties properties = new Properties();
      try (Reader reader =
          Files.newBufferedReader(
              Manifests.PROJECT
                  .resolve(module)
                  .resolve("src/main/resources/META-INF/microprofile-config.properties"))) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(name -> names.add(variable(name)));
    }
    VARIABLE
        .matcher(Files.readString(Manifests.FOLDER.resolve("common.xml")))
        .results()
        .forEach(found -> names.add(variable(found.group(1))));
    return new KnownVariables(Set.copyOf(names));
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /// Of the variables that are meant for the application, those that it does not have.
  Set<String> unknown(Collection<String> given) {
    return given.stream()
        .filter(name -> name.startsWith("PERSON_"))
        .filter(name -> !names.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
