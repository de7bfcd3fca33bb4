package cim.person.infrastructure.migration;

import cim.person.domain.state.Attribute;
import cim.person.domain.state.BirthDate;
import cim.person.domain.state.CommunicationPreferences;
import cim.person.domain.state.Consent;
import cim.person.domain.state.Death;
import cim.person.domain.state.Employment;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.LinkedIdentity;
import cim.person.domain.state.LocationAssignment;
import cim.person.domain.state.Part;
import cim.person.domain.state.Person;
import cim.person.domain.state.PrivacyPreferences;
import cim.person.domain.state.Skill;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Contact;
import cim.person.domain.values.Email;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Visibility;
import cim.person.domain.values.Website;
import cim.person.infrastructure.migration.ReferencePerson.Component;
import cim.person.infrastructure.migration.ReferencePerson.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A person in lines that can be compared: one as the older service's events make it, one as the
/// record of today has it.
final class Portrait {
  private static final Map<AttributeType, String> OLDER_NAMES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(AttributeType.BIRTH_PLACE, "Identifying.BirthPlace"),
              Map.entry(AttributeType.EYE_COLOUR, "Identifying.EyeColor"),
              Map.entry(AttributeType.SEX_AT_BIRTH, "Identifying.BiologicalSex"),
              Map.entry(AttributeType.BLOOD_TYPE, "Identifying.BloodType"),
              Map.entry(AttributeType.HEIGHT, "Physical.Height"),
              Map.entry(AttributeType.WEIGHT, "Physical.Weight"),
              Map.entry(AttributeType.HAIR_COLOUR, "Physical.HairColor"),
              Map.entry(AttributeType.ALLERGY, "Healthcare.Allergies"),
              Map.entry(AttributeType.CONDITION, "Healthcare.ChronicConditions"),
              Map.entry(AttributeType.ETHNICITY, "Demographic.Ethnicity"),
              Map.entry(AttributeType.RELIGION, "Demographic.Religion")));

  private Portrait() {}

  static List<String> of(ReferencePerson person) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "lifecycle "
            + person.lifecycle
            + (person.mergedInto == null ? "" : " " + person.mergedInto));
    lines.add("name " + String.join(" ", person.name));
    add(lines, "born ", person.born);
    add(lines, "died ", person.died);
    for (Fact fact : person.facts) {
      lines.add(fact(fact.type(), fact.value(), fact.from(), fact.until()));
    }
    person.registered.forEach(type -> lines.add("tag component:" + type));
    components(person, lines);
    person.locations.forEach(location -> lines.add("location " + location));
    person.employments.forEach(employment -> lines.add("employment " + employment));
    new TreeSet<>(person.identities).forEach(identity -> lines.add("identity " + identity));
    lines.addAll(person.remarks);
    Collections.sort(lines);
    return lines;
  }

  /// Components are told whole each time, so what is told last of one thing counts; what is kept as
  /// it was written is kept each time.
  private static void components(ReferencePerson person, List<String> lines) {
    Map<String, String> latest = new LinkedHashMap<>();
    for (Component component : person.components) {
      for (String line : component.says()) {
        if (line.startsWith("fact ")) {
          lines.add(line);
        } else {
          latest.put(line.split(" = ", 2)[0].toLowerCase(Locale.ROOT), line);
        }
      }
    }
    latest.values().stream().filter(line -> !isRefused(line)).forEach(lines::add);
  }

  private static boolean isRefused(String line) {
    return line.startsWith("consent ") && line.endsWith(" = false");
  }

  static List<String> of(Person person) {
    List<String> lines = new ArrayList<>();
    lines.add("lifecycle " + lifecycle(person.lifecycle()));
    lines.add("name " + name(Objects.requireNonNull(person.name())));
    for (Part part : person.parts()) {
      add(lines, "", line(part));
    }
    Collections.sort(lines);
    return lines;
  }

  private static String lifecycle(Lifecycle lifecycle) {
    return switch (lifecycle) {
      case Lifecycle.Suspended _ -> "Deactivated";
      case Lifecycle.Merged(var _, var into) -> "MergedInto " + into;
      case Lifecycle.Absent _, Lifecycle.Draft _, Lifecycle.Active _ ->
          lifecycle.getClass().getSimpleName();
      case Lifecycle.Archived _, Lifecycle.Deceased _ -> lifecycle.getClass().getSimpleName();
    };
  }

  private static String name(PersonName name) {
    List<String> parts = new ArrayList<>();
    name.given().forEach(part -> parts.add("given:" + part));
    name.family().forEach(part -> parts.add("family:" + part));
    add(parts, "patronymic:", name.patronymic());
    add(parts, "matronymic:", name.matronymic());
    name.prefixes().forEach(part -> parts.add("prefix:" + part));
    name.suffixes().forEach(part -> parts.add("suffix:" + part));
    add(parts, "preferred:", name.preferred());
    return String.join(" ", parts);
  }

  /// The line of a part; nothing for what the older service did not tell.
  private static @Nullable String line(Part part) {
    return switch (part) {
      case BirthDate(var born) -> "born " + born.date();
      case Death(var died) -> "died " + died.date();
      case Attribute attribute -> attribute.invalidated() ? null : fact(attribute);
      case HeldTag(var tag) -> "tag " + tag;
      case HeldContact held -> contact(held.contact());
      case Skill skill ->
          "skill %s = %s %s"
              .formatted(
                  skill.name().toLowerCase(Locale.ROOT),
                  skill.category(),
                  skill.proficiency().name());
      case CommunicationPreferences preferences ->
          "preference language = " + preferences.language();
      case PrivacyPreferences preferences ->
          "preference public = " + (preferences.profileVisibility() == Visibility.PUBLIC);
      case Consent consent ->
          consent.withdrawnAt() == null ? "consent " + consent.purpose() + " = true" : null;
      case LocationAssignment location -> "location " + location.locationId();
      case Employment employment ->
          "employment " + employment.organizationId() + " " + employment.role().title();
      case LinkedIdentity(var identity, var kind) -> "identity " + identity + " " + kind;
      default -> null;
    };
  }

  private static String contact(Contact contact) {
    return switch (contact) {
      case Email(var address) -> ReferenceComponents.contact("email", address);
      case Phone(var number) -> ReferenceComponents.contact("phone", number);
      case Messaging(var service, var handle) ->
          ReferenceComponents.contact("messaging", service, handle);
      case SocialProfile(var network, var handle) ->
          ReferenceComponents.contact("profile", network, handle);
      case Website(var url) -> ReferenceComponents.contact("website", url);
      case PostalAddress address ->
          ReferenceComponents.contact(
              "address",
              address.lines().isEmpty() ? "" : address.lines().getFirst(),
              address.lines().size() < 2 ? "" : address.lines().get(1),
              Objects.toString(address.postalCode(), ""),
              Objects.toString(address.locality(), ""),
              address.country());
    };
  }

  private static String fact(Attribute attribute) {
    return fact(
        attribute.name() == null
            ? OLDER_NAMES.getOrDefault(attribute.attribute(), attribute.attribute().name())
            : attribute.name(),
        value(attribute.fact().value()),
        text(attribute.fact().validFrom()),
        text(attribute.fact().validUntil()));
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static String value(AttributeValue value) {
    return switch (value) {
      case AttributeValue.FreeText(var text) -> text;
      case AttributeValue.Identifier(var number, var _) -> number;
      case AttributeValue.Length(var metres) -> metres + " m";
      case AttributeValue.Mass(var kilograms) -> kilograms + " kg";
      case AttributeValue.Quantity(var number, var _) -> number;
      case AttributeValue.YesNo(var yes) -> String.valueOf(yes);
      case AttributeValue.Day(var date) -> date.toString();
      case AttributeValue.BloodGroup(var type) -> type.name().replace("_", "");
      case AttributeValue.Country(var code) -> code;
      case AttributeValue.Language(var tag) -> tag;
    };
  }

  private static String fact(
      String type, String value, @Nullable String from, @Nullable String until) {
    return "fact %s = %s%s%s"
        .formatted(
            type,
            value,
            from == null ? "" : " from " + from,
            until == null ? "" : " until " + until);
  }

  private static void add(List<String> lines, String what, @Nullable String text) {
    if (text != null) {
      lines.add(what + text);
    }
  }
}
