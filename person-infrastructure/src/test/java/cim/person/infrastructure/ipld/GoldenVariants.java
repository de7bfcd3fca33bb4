package cim.person.infrastructure.ipld;

import static cim.person.domain.scenarios.Examples.added;
import static cim.person.domain.scenarios.Examples.contact;
import static cim.person.domain.scenarios.Examples.name;

import cim.person.application.data.RecordData;
import cim.person.application.data.RecordShape;
import cim.person.application.data.Stored;
import cim.person.application.data.Types;
import cim.person.domain.Hierarchy;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.EventType;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.AttributeValue.BloodGroup;
import cim.person.domain.values.AttributeValue.Country;
import cim.person.domain.values.AttributeValue.Day;
import cim.person.domain.values.AttributeValue.FreeText;
import cim.person.domain.values.AttributeValue.Identifier;
import cim.person.domain.values.AttributeValue.Language;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.AttributeValue.Mass;
import cim.person.domain.values.AttributeValue.Quantity;
import cim.person.domain.values.AttributeValue.YesNo;
import cim.person.domain.values.BloodType;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Contact;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.Email;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Website;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Other forms of the events than [OneOfEach] has: with nothing that can be absent, and with each
/// kind of value.
final class GoldenVariants {
  /// What is shown whole, since less of it would not be right.
  private static final Set<Class<?>> WHOLE = Set.of(PersonName.class, PartialDate.class);

  private GoldenVariants() {}

  /// By the name of the event's type and that of the variant.
  static Map<String, PersonEvent> all(long version) {
    Map<String, PersonEvent> all = new LinkedHashMap<>();
    for (EventType type : EventType.all()) {
      PersonEvent least = least(OneOfEach.event(type));
      if (!least.equals(OneOfEach.event(type))) {
        all.put("%s.v%d.least".formatted(type.name(), version), least);
      }
    }
    for (Contact contact : contacts()) {
      all.put(
          "components.contact-added.v%d.%s".formatted(version, Hierarchy.kebab(contact.getClass())),
          added(2, contact));
    }
    values()
        .forEach(
            (value, attribute) ->
                all.put(
                    "components.attribute-recorded.v%d.%s"
                        .formatted(version, Hierarchy.kebab(value.getClass())),
                    recorded(attribute, value)));
    return all;
  }

  static List<Contact> contacts() {
    return List.of(
        new Email("αδα@παράδειγμα.ελ"),
        new Phone("+41446681800"),
        new PostalAddress(List.of("〒100-8111", "千代田1-1"), "千代田区", "東京都", "100-8111", "JP"),
        new Messaging("Matrix", "@ada:example.org"),
        new SocialProfile("Mastodon", "@ada@example.org"),
        new Website("https://www.example.org/~ada?lang=en#notes"));
  }

  static Map<AttributeValue, AttributeType> values() {
    Map<AttributeValue, AttributeType> values = new LinkedHashMap<>();
    values.put(new FreeText("grey-green"), AttributeType.EYE_COLOUR);
    values.put(new Identifier("X1234567", "GB"), AttributeType.PASSPORT);
    values.put(new Length("1.67"), AttributeType.HEIGHT);
    values.put(new Mass("61.5"), AttributeType.WEIGHT);
    values.put(new Quantity("3", null), AttributeType.HOUSEHOLD_SIZE);
    values.put(new YesNo(false), AttributeType.ORGAN_DONOR);
    values.put(new Day(LocalDate.of(1836, 2, 29)), AttributeType.IMMUNISATION_DATE);
    values.put(new BloodGroup(BloodType.AB_NEGATIVE), AttributeType.BLOOD_TYPE);
    values.put(new Country("GB"), AttributeType.NATIONALITY);
    values.put(new Language("rm-CH"), AttributeType.LANGUAGE);
    return values;
  }

  private static AttributeRecorded recorded(AttributeType attribute, AttributeValue value) {
    return new AttributeRecorded(
        contact(2),
        attribute,
        null,
        value,
        null,
        null,
        AttributeSource.SELF_REPORTED,
        Confidence.LIKELY,
        List.of());
  }

  /// The event without all that can be absent.
  private static PersonEvent least(PersonEvent event) {
    return switch (event) {
      case Created _ ->
          new Created(name(List.of(), List.of("毛泽东"), NameConvention.EAST_ASIAN), null);
      case DeathRecorded _ -> new DeathRecorded(null, DatePrecision.UNKNOWN);
      case AttributeRecorded _ -> recorded(AttributeType.BIRTH_PLACE, new FreeText("London"));
      default -> Stored.read(event.getClass(), least(event.getClass(), RecordData.write(event)));
    };
  }

  private static Map<String, Object> least(Class<?> record, Map<?, ?> data) {
    Map<String, Object> least = new HashMap<>();
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      Object value = data.get(field.name());
      if (value == null || field.nullable() || Types.isList(field.type())) {
        continue;
      }
      boolean isPart =
          value instanceof Map<?, ?>
              && field.type() instanceof Class<?> type
              && type.isRecord()
              && !WHOLE.contains(type);
      least.put(field.name(), isPart ? least((Class<?>) field.type(), (Map<?, ?>) value) : value);
    }
    return least;
  }
}
