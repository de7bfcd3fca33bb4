package cim.person.web.rest;

import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.application.documents.PersonDocument;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The lists that a person's document has, each of which has an address of its own:
/// `alternativeNames` is found at `alternative-names`.
final class PersonParts {
  private static final Map<String, Part> BY_PATH = byPath();

  private PersonParts() {}

  /// @param name the field of the document
  /// @param element what it is a list of
  record Part(String name, Class<?> element) {}

  static Optional<Part> at(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  static Map<String, Part> all() {
    return BY_PATH;
  }

  private static Map<String, Part> byPath() {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (RecordShape.Field field : RecordShape.of(PersonDocument.class).fields()) {
      if (Types.isList(field.type())) {
        String path = field.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        parts.put(path, new Part(field.name(), Types.element(field.type())));
      }
    }
    return parts;
  }
}
