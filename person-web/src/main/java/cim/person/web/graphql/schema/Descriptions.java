package cim.person.web.graphql.schema;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.AttributeType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/// What the schema says about types and fields: the Javadoc of the domain's records, kept in a
/// resource beside them, and the same for the records of the other modules.
public final class Descriptions {
  private static final String OF_OTHERS = "/cim/person/web/graphql/descriptions.properties";
  private static final String OF_THE_DOMAIN = "/cim/person/domain/descriptions.properties";

  private final Properties texts = new Properties();

  public Descriptions() {
    load(PersonCommand.class, OF_THE_DOMAIN);
    load(Descriptions.class, OF_OTHERS);
  }

  public Optional<String> of(Class<?> type) {
    return sentence(key(type));
  }

  /// @param part a record's component or an enum's constant
  public Optional<String> of(Class<?> type, String part) {
    return sentence(key(type) + "." + part).map(text -> text + kind(type, part));
  }

  /// The simple name, after that of the type around it where two have the same.
  private String key(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    String whole = around == null ? "" : around.getSimpleName() + "." + type.getSimpleName();
    return texts.containsKey(whole) ? whole : type.getSimpleName();
  }

  /// Of an attribute, also which kind of value it takes.
  private static String kind(Class<?> type, String constant) {
    return type == AttributeType.class && !constant.equals(AttributeType.CUSTOM.name())
        ? " Its value is given as `%s`.".formatted(AttributeType.valueOf(constant).kind())
        : "";
  }

  private Optional<String> sentence(String key) {
    String text = texts.getProperty(key);
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String begun = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return Optional.of(begun.matches(".*\\.[*`]?") ? begun : begun + ".");
  }

  private void load(Class<?> beside, String resource) {
    try (var stream = beside.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("there is no resource " + resource);
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + resource, failure);
    }
  }
}
