package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordShape;
import cim.person.application.documents.PersonDocument;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a person that a client wants to see, such as `id,displayName,contacts`.
///
/// @param names empty for all
record SelectedFields(Set<String> names) {

  /// @throws MalformedData naming one that a person does not have
  static SelectedFields of(@Nullable String fields) {
    Set<String> names = new LinkedHashSet<>();
    if (fields != null) {
      for (String name : fields.split(",", -1)) {
        if (RecordShape.of(PersonDocument.class).fields().stream()
            .noneMatch(field -> field.name().equals(name.strip()))) {
          throw new MalformedData("fields", "must be fields of a person, with commas between");
        }
        names.add(name.strip());
      }
    }
    return new SelectedFields(names);
  }

  Map<String, Object> of(Map<String, Object> person) {
    if (names.isEmpty()) {
      return person;
    }
    Map<String, Object> some = new LinkedHashMap<>(person);
    some.keySet().retainAll(names);
    return some;
  }
}
