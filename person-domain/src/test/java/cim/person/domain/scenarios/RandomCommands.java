package cim.person.domain.scenarios;

import cim.person.domain.commands.ComponentCommand.AddContact;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactId;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.Phone;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Commands without end, the same ones for the same seed. Values come from small stocks, so that
/// commands meet: the same contact, the same id, the same name are asked for again and again.
public final class RandomCommands {
  private static final List<String> WORDS =
      List.of("Ada", "毛", "Иван", "Guðmundsdóttir", "O'Brien", "𠮷", "e\u0301", "x\\\"y");
  private static final List<Contact> CONTACTS =
      List.of(
          Email.parse("ada@example.org"),
          Email.parse("ADA@example.org"),
          Email.parse("用户@例子.广告"),
          new Phone("+41446681800"),
          new Phone("+3545551234"),
          new Phone("+12025550123"));

  private final RandomGenerator random;

  public RandomCommands(long seed) {
    this.random = new Random(seed);
  }

  public PersonCommand next() {
    return switch (random.nextInt(10)) {
      case 0 -> new CreatePerson(name(), optional(word()), contacts(), random.nextBoolean());
      case 1, 2 -> Examples.activate();
      case 3 -> Examples.suspend(word());
      case 4 -> Examples.reactivate(word());
      case 5 -> Examples.archive(word());
      case 6 -> Examples.restore(word());
      case 7 -> new UpdateName(name(), any(NameChangeReason.values()), optional(day()));
      default -> new AddContact(id(random.nextInt(8)), contact(), use(), random.nextBoolean());
    };
  }

  private PersonName name() {
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

  private List<NewContact> contacts() {
    Map<ContactId, NewContact> contacts = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      ContactId id = id(i);
      contacts.put(id, new NewContact(id, contact(), use(), random.nextBoolean()));
    }
    return List.copyOf(contacts.values());
  }

  private List<String> words() {
    return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> word()).toList();
  }

  private String word() {
    return any(WORDS);
  }

  private Contact contact() {
    return any(CONTACTS);
  }

  private ContactUse use() {
    return any(ContactUse.values());
  }

  private ContactId id(int number) {
    return Examples.contact(number);
  }

  private LocalDate day() {
    return LocalDate.ofEpochDay(random.nextInt(-60_000, 20_000));
  }

  private <T> @Nullable T optional(T value) {
    return random.nextBoolean() ? value : null;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
