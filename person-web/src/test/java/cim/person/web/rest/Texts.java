package cim.person.web.rest;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.documents.LivingDocument;
import cim.person.domain.documents.SourceComments;
import cim.person.web.Settings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// The descriptions of types and fields, as the GraphQL schema has them: the comments on the
/// records.
final class Texts {
  private static final String DOCUMENTS =
      "person-application/src/main/java/cim/person/application/documents";

  private final Properties texts = new Properties();

  Texts() {
    try {
      load(Settings.class, "/cim/person/web/graphql/descriptions.properties");
      load(PersonCommand.class, "/cim/person/domain/descriptions.properties");
      texts.putAll(SourceComments.below(LivingDocument.root().resolve(DOCUMENTS)).descriptions());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String of(Class<?> type) {
    return text(key(type));
  }

  /// @param part a record's component or an enum's constant
  String of(Class<?> type, String part) {
    return text(key(type) + "." + part);
  }

  private String key(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    String whole = around == null ? "" : around.getSimpleName() + "." + type.getSimpleName();
    return texts.containsKey(whole) ? whole : type.getSimpleName();
  }

  private String text(String key) {
    String text = texts.getProperty(key);
    if (text == null || text.isBlank()) {
      throw new IllegalStateException(key + " has no description");
    }
    String begun = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return begun.matches("(?s).*\\.[*`]?") ? begun : begun + ".";
  }

  private void load(Class<?> beside, String resource) throws IOException {
    try (var stream = Objects.requireNonNull(beside.getResourceAsStream(resource))) {
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
  }
}
