package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ACCOUNT;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;

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
import cim.person.domain.values.Contact;
import cim.person.domain.values.Email;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Website;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values from small stocks, so that commands meet: the same contact, the same id, the same name
/// and the same person are named again and again.
final class RandomValues {
  private static final List<String> WORDS =
      List.of("Ada", "毛", "Иван", "Guðmundsdóttir", "O'Brien", "𠮷", "e\u0301", "x\\\"y");
  private static final List<Contact> CONTACTS =
      List.of(
          new Email("ada@example.org"),
          new Email("ADA@example.org"),
          new Email("用户@例子.广告"),
          new Phone("+41446681800"),
          new Phone("+3545551234"),
          PostalAddress.parse(List.of("12 St James's Square"), "London", null, "SW1Y 4JH", "GB"),
          Messaging.parse("Matrix", "@ada:example.org"),
          SocialProfile.parse("Mastodon", "@ada@example.org"),
          Website.parse("https://example.org/ada?q=ü"));
  private static final List<AttributeValue> VALUES =
      List.of(
          FreeText.parse("brown"),
          Identifier.parse("756.1234.5678.97", "CH"),
          Length.parse("1.75"),
          Mass.parse("61.5"),
          Quantity.parse("-0.1", "°C"),
          new YesNo(true),
          Day.parse(DAY),
          new BloodGroup(BloodType.AB_NEGATIVE),
          Country.parse("ch"),
          Language.parse("rm-CH"));
  private static final List<LocalDate> DAYS =
      List.of(DAY, DAY.plusDays(1), LATER, LocalDate.of(2026, 11, 1), LocalDate.of(2040, 2, 29));
  private static final int PARTS = 6;

  private final RandomGenerator random;
  private final List<PersonId> persons;

  RandomValues(RandomGenerator random, List<PersonId> persons) {
    this.random = random;
    this.persons = List.copyOf(persons);
  }

  /// A number from 0 on, below that one.
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean yes() {
    return random.nextBoolean();
  }

  PersonName name() {
    return PersonName.parse(
        List.of(word()),
        words(),
        optional(word()),
        optional(word()),
        optional(word()),
        words(),
        words(),
        optional(word()),
        any(NameConvention.values()),
        optional("pt-BR"));
  }

  /// One of few names, so that it comes again.
  PersonName knownName() {
    return any(List.of(ADA, ADA_BYRON));
  }

  List<String> words() {
    return IntStream.range(0, below(3)).mapToObj(_ -> word()).toList();
  }

  String word() {
    return any(WORDS);
  }

  @Nullable String reason() {
    return optional(word());
  }

  Contact contact() {
    return any(CONTACTS);
  }

  AttributeValue value() {
    return any(VALUES);
  }

  PartId part() {
    return part(below(PARTS));
  }

  PartId part(int number) {
    return Examples.contact(number);
  }

  ForeignId foreign() {
    return any(List.of(LONDON, ENGINE_COMPANY, ACCOUNT));
  }

  PersonId person() {
    return any(persons);
  }

  LocalDate day() {
    return any(DAYS);
  }

  /// Two days, the first not after the second.
  List<LocalDate> days() {
    return Stream.of(day(), day()).sorted().toList();
  }

  <T> @Nullable T optional(T value) {
    return random.nextBoolean() ? value : null;
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
