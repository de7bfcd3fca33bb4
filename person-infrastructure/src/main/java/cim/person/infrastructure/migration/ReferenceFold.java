package cim.person.infrastructure.migration;

import cim.person.infrastructure.json.StrictJson;
import cim.person.infrastructure.migration.ReferencePerson.Component;
import cim.person.infrastructure.migration.ReferencePerson.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds events of the older service as that service meant them, from their JSON alone: no record
/// of today takes part.
final class ReferenceFold {
  private static final Map<String, String> TWINS =
      Map.of(
          "Created", "PersonCreated",
          "Activated", "PersonReactivated",
          "Suspended", "PersonDeactivated",
          "PersonMerged", "PersonMergedInto",
          "ComponentUpdated", "ComponentDataUpdated");
  private static final Set<String> WORDS_IN_ATTRIBUTES =
      Set.of("Text", "LocationReference", "EyeColor", "HairColor", "BiologicalSex", "Handedness");

  private ReferenceFold() {}

  /// The first event of a person, or nothing when it is another one.
  static @Nullable ReferencePerson first(LegacyMessage message) {
    if (!twin(message).equals("PersonCreated")) {
      return null;
    }
    ReferencePerson person = new ReferencePerson();
    person.name = name(Raw.at(message.body(), "name"));
    person.source = Raw.text(message.body(), "source");
    count(message, person);
    return person;
  }

  private static String twin(LegacyMessage message) {
    String name = message.variant().substring(3);
    return TWINS.getOrDefault(name, name);
  }

  private static void count(LegacyMessage message, ReferencePerson person) {
    person.imported++;
    person.seen.add(message.command().toString());
    person.last = form(message, message.version());
  }

  private static String form(LegacyMessage message, int version) {
    return "%d %d %s".formatted(message.sequence(), version, kind(message));
  }

  /// What both forms of one fact have in common.
  private static String kind(LegacyMessage message) {
    return message.variant().equals("V2.Updated")
        ? switch (Raw.key(Raw.at(message.body(), "updates"))) {
          case "attribute_recorded" -> "AttributeRecorded";
          case "attribute_updated" -> "AttributeUpdated";
          case "attribute_invalidated" -> "AttributeInvalidated";
          case "name" -> "PersonUpdated";
          default -> "Updated";
        }
        : twin(message);
  }

  /// A further event of a person.
  static void next(LegacyMessage message, ReferencePerson person) {
    String command = message.command().toString();
    boolean isTwin = form(message, 3 - message.version()).equals(person.last);
    if (person.seen.contains(command) || isTwin || twin(message).equals("PersonCreated")) {
      return;
    }
    boolean isOver =
        person.lifecycle.equals("MergedInto")
            || (person.lifecycle.equals("Deceased") && !isOfTheDead(message, person));
    if (!isOver && change(message, person)) {
      count(message, person);
    }
  }

  private static boolean isOfTheDead(LegacyMessage message, ReferencePerson person) {
    return twin(message).equals("PersonMergedInto")
        || (twin(message).equals("BirthDateSet") && person.born == null);
  }

  /// @return whether it was a fact
  private static boolean change(LegacyMessage message, ReferencePerson person) {
    Map<?, ?> body = message.body();
    return switch (kind(message)) {
      case "PersonUpdated" -> rename(person, Raw.at(updates(body), "name"));
      case "NameUpdated" -> rename(person, body.get("new_name"));
      case "BirthDateSet" -> {
        boolean isNew = person.born == null;
        person.born = isNew ? Raw.text(body, "birth_date") : person.born;
        yield isNew;
      }
      case "DeathRecorded" -> {
        person.died = Raw.text(body, "date_of_death");
        yield enter(person, "Deceased", null);
      }
      case "PersonDeactivated" -> enter(person, "Deactivated", Raw.text(body, "reason"));
      case "PersonReactivated" -> {
        enter(person, "Active", null);
        yield true;
      }
      case "Archived" -> enter(person, "Archived", Raw.text(body, "reason"));
      case "AttributeRecorded" ->
          person.facts.add(fact(attribute(body, "attribute", "attribute_recorded")));
      case "AttributeUpdated" ->
          replace(person, fact(attribute(body, "new_attribute", "attribute_updated")));
      case "AttributeInvalidated" -> end(message, person);
      case "ComponentRegistered" -> person.registered.add(type(body.get("component_type")));
      case "ComponentUnregistered" -> person.registered.remove(type(body.get("component_type")));
      case "ComponentDataUpdated" -> {
        Object data = body.containsKey("data") ? body.get("data") : body.get("changes");
        yield person.components.add(
            new Component(
                message.variant(), ReferenceComponents.kind(data), ReferenceComponents.says(data)));
      }
      case "ComponentAdded" -> added(message, person);
      case "ComponentRemoved" -> removed(person, type(body.get("component_type")));
      case "LocationAssigned" -> person.locations.add(Raw.id(body, "location_id"));
      case "EmploymentAdded" ->
          person.employments.add(Raw.id(body, "organization_id") + " " + Raw.text(body, "role"));
      case "IdentityLinked" ->
          person.identities.add(
              Raw.id(body, "identity_id") + " " + Raw.text(body, "identity_type"));
      case "MetadataUpdated" ->
          person.remarks.add(
              "fact metadata.%s = %s"
                  .formatted(
                      Raw.text(body, "metadata_type"),
                      StrictJson.write(body.get("metadata_value"))));
      case "Updated" ->
          person.remarks.add("fact updates = " + StrictJson.write(body.get("updates")));
      case "PersonMergedInto" -> false; // by whoever knows the other persons
      default -> throw new IllegalStateException(message.variant());
    };
  }

  /// A merge that was found to be possible.
  static void merge(LegacyMessage message, ReferencePerson person, String target) {
    person.mergedInto = target;
    enter(person, "MergedInto", null);
    count(message, person);
  }

  static @Nullable String mergeTarget(LegacyMessage message) {
    return twin(message).equals("PersonMergedInto")
        ? Raw.id(message.body(), message.version() == 1 ? "merged_into_id" : "target_person_id")
        : null;
  }

  private static boolean enter(ReferencePerson person, String lifecycle, @Nullable String reason) {
    boolean isNew = !person.lifecycle.equals(lifecycle);
    if (isNew) {
      person.lifecycle = lifecycle;
      person.inactiveReason = reason;
    }
    return isNew;
  }

  /// What is free JSON in V2 is the event itself in V1.
  private static Object updates(Map<?, ?> body) {
    Object updates = body.get("updates");
    return updates == null ? body : updates;
  }

  private static boolean rename(ReferencePerson person, @Nullable Object name) {
    person.name = name(name);
    person.nameChanges++;
    return true;
  }

  /// The parts of a name in either of its shapes, each with what it is.
  static List<String> name(@Nullable Object name) {
    List<String> parts = new ArrayList<>();
    if (Raw.at(name, "components") != null) {
      add(parts, "given", Raw.list(name, "components.given_names"));
      add(parts, "family", Raw.list(name, "components.family_names"));
      add(parts, "patronymic", one(name, "components.patronymic"));
      add(parts, "matronymic", one(name, "components.matronymic"));
      add(parts, "prefix", Raw.list(name, "components.prefixes"));
      add(parts, "suffix", Raw.list(name, "components.suffixes"));
      add(parts, "preferred", one(name, "preferred_form"));
    } else {
      add(parts, "given", one(name, "given_name"));
      add(parts, "given", Raw.list(name, "middle_names"));
      add(parts, "family", one(name, "family_name"));
      add(parts, "prefix", one(name, "honorific"));
      add(parts, "suffix", one(name, "suffix"));
      add(parts, "preferred", one(name, "preferred_name"));
    }
    return parts;
  }

  private static List<String> one(@Nullable Object json, String path) {
    return List.of(Raw.text(json, path));
  }

  private static void add(List<String> parts, String what, List<?> texts) {
    for (Object text : texts) {
      if (!String.valueOf(text).isBlank()) {
        parts.add(what + ":" + text);
      }
    }
  }

  private static @Nullable Object attribute(Map<?, ?> body, String first, String second) {
    return body.containsKey(first) ? body.get(first) : Raw.at(body.get("updates"), second);
  }

  private static Fact fact(@Nullable Object attribute) {
    return new Fact(
        attributeType(Raw.at(attribute, "attribute_type")),
        value(Raw.at(attribute, "value")),
        Raw.textOrNull(attribute, "temporal.valid_from"),
        Raw.textOrNull(attribute, "temporal.valid_until"));
  }

  private static String attributeType(@Nullable Object tagged) {
    String category = Raw.key(tagged);
    return category.equals("Custom")
        ? "%s.%s.%s"
            .formatted(
                Raw.text(tagged, "Custom.organization"),
                Raw.text(tagged, "Custom.category"),
                Raw.text(tagged, "Custom.attribute_name"))
        : category + "." + Raw.text(tagged, category);
  }

  private static String value(@Nullable Object tagged) {
    String kind = Raw.key(tagged);
    Object value = Raw.at(tagged, kind);
    if (WORDS_IN_ATTRIBUTES.contains(kind)) {
      return String.valueOf(value);
    }
    return switch (kind) {
      case "TextList" -> Raw.joined(tagged, kind, "; ");
      case "Json" -> StrictJson.write(value);
      case "PersonReference" -> Raw.id(tagged, kind);
      case "YearMonth" ->
          "%04d-%02d"
              .formatted(
                  Integer.valueOf(Raw.list(tagged, kind).getFirst().toString()),
                  Integer.valueOf(Raw.list(tagged, kind).getLast().toString()));
      case "ApproximateDate" ->
          "%s (%s)"
              .formatted(
                  Raw.text(value, "date"), Raw.text(value, "precision").toLowerCase(Locale.ROOT));
      case "Length" -> Raw.number(value) + " m";
      case "Mass" -> Raw.number(value) + " kg";
      case "Number", "Integer", "Year" -> Raw.number(value);
      case "BloodType" -> String.valueOf(value).toUpperCase(Locale.ROOT);
      default -> String.valueOf(value);
    };
  }

  private static boolean replace(ReferencePerson person, Fact fact) {
    int index = index(person, fact.type());
    if (index < 0) {
      person.facts.add(fact);
    } else {
      person.facts.set(index, fact);
    }
    return true;
  }

  private static boolean end(LegacyMessage message, ReferencePerson person) {
    Object meant =
        message.version() == 1
            ? message.body().get("attribute_type")
            : Raw.at(message.body(), "updates.attribute_invalidated");
    int index = index(person, attributeType(meant));
    if (index >= 0) {
      Fact held = person.facts.get(index);
      String day = message.at().toString().substring(0, "2025-11-30".length());
      person.facts.set(index, new Fact(held.type(), held.value(), held.from(), day));
    }
    return index >= 0;
  }

  private static int index(ReferencePerson person, String type) {
    for (int index = 0; index < person.facts.size(); index++) {
      if (person.facts.get(index).type().equals(type)) {
        return index;
      }
    }
    return -1;
  }

  private static String type(@Nullable Object type) {
    return type instanceof Map<?, ?> map ? "Custom." + map.get("Custom") : String.valueOf(type);
  }

  private static boolean added(LegacyMessage message, ReferencePerson person) {
    String type = type(message.body().get("component_type"));
    Object data = message.body().get("component_data");
    return data instanceof Map<?, ?> map && map.isEmpty()
        ? person.registered.add(type)
        : person.components.add(
            new Component(message.variant(), type, ReferenceComponents.added(type, data)));
  }

  private static boolean removed(ReferencePerson person, String type) {
    for (int index = person.components.size() - 1; index >= 0; index--) {
      Component component = person.components.get(index);
      if (component.via().equals("V2.ComponentAdded") && component.type().equals(type)) {
        person.components.remove(index);
        return true;
      }
    }
    return false;
  }
}
